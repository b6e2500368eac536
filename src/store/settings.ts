// How our own PostgreSQL runs. Given on the command line at every start, so that they are this program's and nobody's
// `alter system` changes them. House rules "database" (what the log may say) and "erasing rows" (what the disk keeps).
// Proven by test/contracts/store-server.test.ts, which reads them back and looks for canaries in the log.

import { majorOf } from './server.ts'

/** Sessions the server takes; how many of them purposes may use is in pools.ts. */
export const maxConnections = 60

const settings: Readonly<Record<string, string>> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: String(maxConnections),
  password_encryption: 'scram-sha-256',
  // The log: never a row, a key, a parameter or a statement. DETAIL prints keys and rows (tried).
  log_destination: 'stderr',
  logging_collector: 'off',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_min_messages: 'fatal',
  log_statement: 'none',
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  // The disk: no recycled and no compressed WAL, so that an erased row can be scrubbed; nobody replicates from here.
  wal_recycle: 'off',
  wal_compression: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  min_wal_size: '32MB',
  max_wal_size: '128MB',
  // Memory: Node and PostgreSQL together stay below 250 MB.
  shared_buffers: '32MB',
  huge_pages: 'off',
  work_mem: '4MB',
  maintenance_work_mem: '32MB',
  max_worker_processes: '2',
  max_parallel_workers: '0',
  max_logical_replication_workers: '0',
  autovacuum_max_workers: '1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

// Version 18 reads ahead with processes of its own unless told not to.
const since18: Readonly<Record<string, string>> = { io_method: 'sync' }

/** `-c name=value` for each setting the version knows. */
export function settingArguments(version: string): readonly string[] {
  const all = majorOf(version) >= 18 ? { ...settings, ...since18 } : settings
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Who may sign in: everybody with a password over the socket, nobody over a network. */
export const hostBasedAccess = 'local all all scram-sha-256\n'
