// Lines of every format, as the programs that write them document them: what detection, fuzzing and measurements begin with.

import type { LogFormat } from '../src/core/log-formats.ts'

const asked = '[31/May/2026:10:00:00 +0200] "GET /om-os?fra=mail HTTP/1.1" 200 5120'
const visitor =
  '"https://example.com/" "Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0"'
const garbled = '[31/May/2026:10:00:01 +0200] "\\x16\\x03\\x01\\x02\\x00" 400 -'

/** As journald writes a text that is no clean one. */
const inBytes = [...Buffer.from('Invalid user \x01 from 192.0.2.9 port 40022')].join(',')

export const goodLines: Readonly<Record<LogFormat, readonly string[]>> = {
  combined: [`192.0.2.1 - - ${asked} ${visitor}`, `2001:db8::1 - jane ${garbled} "-" "-"`],
  common: [`192.0.2.1 - - ${asked}`, `2001:db8::1 - jane ${garbled}`],
  'vhost-combined': [
    `example.com:443 192.0.2.1 - - ${asked} ${visitor}`,
    `example.com:443 2001:db8::1 - jane ${garbled} "-" "-"`,
  ],
  'nginx-error': [
    '2026/05/31 10:00:00 [error] 12#12: *5 open() "/srv/x" failed (2: No such file or directory), client: 192.0.2.1, server: _, request: "GET /x HTTP/1.1"',
    '2026/05/31 10:00:00 [warn] 12#12: *5 FastCGI sent in stderr: "PHP message: PHP Fatal error: x in /a.php:1',
    '#0 {main}" while reading response header from upstream, client: 2001:db8::1, server: _',
  ],
  json: [
    '{"level":"info","ts":1646861401.5241024,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"192.0.2.1","client_ip":"192.0.2.1","proto":"HTTP/2.0","method":"GET","host":"localhost","uri":"/a?b=c","headers":{"User-Agent":["curl/7.82.0"],"Accept":["*/*"]},"tls":{"resumed":false}},"bytes_read":0,"duration":0.000929675,"size":10900,"status":200,"resp_headers":{"Server":["Caddy"]}}',
    '{"ClientAddr":"198.51.100.4:33852","ClientHost":"198.51.100.4","DownstreamContentSize":42,"DownstreamStatus":404,"Duration":1500000,"RequestMethod":"POST","RequestPath":"/whoami","StartUTC":"2026-05-31T12:00:00.1Z","request_User-Agent":"Mozilla/5.0 \\"x\\"","time":"2026-05-31T12:00:01Z"}',
    '{"status":"301","time_local":"31/May/2026:14:00:00 +0200","remote_addr":"2001:db8::9","request":"HEAD /a?b HTTP/1.1","body_bytes_sent": 7 ,"http_referer":"","http_user_agent":"x\\/1","request_time":"0.250"}',
  ],
  w3c: [
    '#Software: Microsoft Internet Information Services 10.0',
    '#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) cs(Referer) sc-status sc-bytes time-taken',
    '2026-05-31 00:00:04 GET /om-os - 192.0.2.10 Mozilla/5.0+(Windows+NT+10.0) https://example.com/a 200 512 125',
    '2026-05-31 00:00:05 POST /login user=x 2001:db8::5 - - 401 12 3',
  ],
  alb: [
    'https 2018-07-02T22:23:00.186641Z app/my-loadbalancer/50dc6c495c0c9188 192.168.131.39:2817 10.0.0.1:80 0.086 0.048 0.037 200 200 0 57 "GET https://www.example.com:443/a/b?c=d HTTP/1.1" "curl/7.46.0" ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:aws:elasticloadbalancing:us-east-2:123456789012:targetgroup/my-targets/73e2d6bc24d8a067 "Root=1-58337281" "www.example.com" "-" 1 2018-07-02T22:22:48.364000Z "forward" "-" "-" "10.0.0.1:80" "200" "-" "-"',
    '2015-05-13T23:39:43.945958Z my-loadbalancer 192.168.131.39:2817 10.0.0.1:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.com:80/ HTTP/1.1" "curl/7.38.0" - -',
  ],
  syslog: [
    'May 31 10:00:00 mail sshd[812]: Failed password for invalid user admin from 192.0.2.9 port 40022 ssh2',
    '2026-05-31T10:00:01.572449+00:00 mail postfix/smtp[91]: 4VbcXJ1: to=<a@example.com>, relay=mx.example.com[192.0.2.1]:25, delay=0.4, delays=0.1/0/0.2/0.1, dsn=2.0.0, status=sent (250 ok)',
    '<38>1 2026-05-31T10:00:02Z mail dovecot 71 - - imap-login: Login: user=<jane>, method=PLAIN, rip=192.0.2.3, lip=192.0.2.4, mpid=9, TLS',
  ],
  journald: [
    '{"__REALTIME_TIMESTAMP":"1780228800000000","SYSLOG_IDENTIFIER":"sshd","_PID":"812","PRIORITY":"6","MESSAGE":"Failed password for root from 192.0.2.9 port 40022 ssh2"}',
    `{"__REALTIME_TIMESTAMP":"1780228801000000","SYSLOG_IDENTIFIER":"sshd","MESSAGE":[${inBytes}]}`,
  ],
}
