// DuckDB, for bench/traffic.ts: the same counts by SQL over one column of lines. `node bench/traffic/duckdb.ts FILE`
// Loaded by a name that is no module of ours: it is installed in this folder alone.

import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

interface Connection {
  run(sql: string): Promise<unknown>
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): readonly Readonly<Record<string, string>>[] }>
}
interface Api {
  readonly DuckDBInstance: {
    create(
      path: string,
      options: Readonly<Record<string, string>>,
    ): Promise<{ connect(): Promise<Connection> }>
  }
}

const [path = ''] = process.argv.slice(2)
const found = createRequire(import.meta.url).resolve('@duckdb/node-api')
const { DuckDBInstance }: Api = await import(pathToFileURL(found).href)
const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
const shape =
  '^(\\S+) .*? \\[([^:]+):(\\d\\d)[^\\]]*\\] "((?:\\\\.|[^"\\\\])*)" (\\d+) (\\d+|-) "((?:\\\\.|[^"\\\\])*)" "((?:\\\\.|[^"\\\\])*)'
await connection.run(`create table log as select f.* from (
  select regexp_extract(line, '${shape}', ['address', 'day', 'hour', 'request', 'status', 'bytes', 'referrer', 'agent']) as f
  from read_csv('${path.replaceAll("'", "''")}', columns = {'line': 'varchar'}, header = false, delim = chr(7), quote = '', escape = '',
    auto_detect = false, encoding = 'latin-1'))`)
const who = 'count(distinct (address, day, agent))'
const path_ = "split_part(split_part(request, ' ', 2), '?', 1)"
for (const by of ['day', 'hour', 'status', path_, 'referrer', 'agent'])
  await connection.runAndReadAll(
    `select ${by}, count(*), sum(try_cast(bytes as bigint)), ${who} from log group by 1`,
  )
const totals = `select count(*) as lines, sum(try_cast(bytes as bigint)) as bytes, ${who} as visitors from log`
const [row = {}] = (await connection.runAndReadAll(totals)).getRowObjectsJson()
console.log(
  JSON.stringify({
    lines: Number(row['lines']),
    bytes: Number(row['bytes']),
    visitors: Number(row['visitors']),
  }),
)
