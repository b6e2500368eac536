// Formats of logs by the names a register and a command line have for them; src/traffic/formats has a reader for each. Those of
// services (Postfix, Dovecot, sshd) are told apart line by line inside syslog and journald.
// Held to the register's schema by src/register/traffic-entry.test.ts.

export const logFormats = [
  'combined',
  'common',
  'vhost-combined',
  'nginx-error',
  'json',
  'w3c',
  'alb',
  'syslog',
  'journald',
] as const
export type LogFormat = (typeof logFormats)[number]
