// What an attack looks like in the words of a request, and tools that look for holes by the name they give themselves.
// Judged once for each distinct path, query or agent, never for a line; answers a word of the closed list in tally.ts.
// An ordinary page is no attack, and no text makes the judging slow: patterns.test.ts has cases of both.

import { limits } from '../../core/limits.ts'
import type { Attack } from '../tally.ts'

/**
 * What a request attempts; null for what people, programs and search engines ask for. `path` and `query` as the log wrote
 * them, escapes and all; a request that is no HTTP stands in `path` whole.
 */
export function attackOf(path: string, query: string): Attack | null {
  const asked = formOf(path)
  if (typeof asked !== 'string') return asked.attack
  const plainPath = plain(asked)
  if (isTraversal(asked, plainPath)) return 'traversal'
  if (unusual.test(plainPath) && injection.test(plainPath)) return 'injection'
  if (query !== '' && query !== '-') {
    const plainQuery = plain(query.replaceAll('+', ' '))
    if (injection.test(plainQuery)) return 'injection'
    if (plainQuery.includes(nul) || reaching.test(plainQuery)) return 'traversal'
    if (asking.test(plainQuery)) return 'probe'
  }
  return probing.test(plainPath) ? 'probe' : null
}

/** Whether a user agent is a tool that looks for holes, by its own name or by being an attack itself. */
export function scannerOf(agent: string): boolean {
  const name = agent.slice(0, limits.attackLetters).toLowerCase()
  return scanners.some(scanner => name.includes(scanner)) || planted.test(name)
}

/** The path that is asked for, or what the request is where it asks for none. */
function formOf(path: string): string | { readonly attack: Attack | null } {
  const cut = path.slice(0, limits.attackLetters)
  if (cut.startsWith('/')) return cut
  if (cut === '' || cut === '-' || cut === '*') return { attack: null }
  const asked = cut.replace(/^[A-Z]{3,16} /, '').replace(/^https?:\/\/[^/]*/i, '')
  if (asked.startsWith('/')) return asked
  if (asked === '' || asked === '*') return { attack: null }
  // CONNECT host:port asks a web server to be a proxy to somewhere else.
  return { attack: /^[\w.-]{1,253}:\d{1,5}(?: |$)/.test(asked) ? 'probe' : 'garbage' }
}

/** Lower-case, without the log's escapes, percent signs (also doubled) and the comments and runs of space that hide words. */
function plain(text: string): string {
  const cut = text.slice(0, limits.attackLetters)
  const once = cut.includes('\\x') ? decoded(cut, /\\x([0-9a-f]{2})/gi) : cut
  const twice = once.includes('%') ? decoded(decoded(once, percent), percent) : once
  const lower = twice.toLowerCase()
  return /\s|\/\*/.test(lower) ? lower.replace(/\/\*!?\d{0,5}|\*\//g, ' ').replace(/\s+/g, ' ') : lower
}

const percent = /%([0-9a-f]{2})/gi
const decoded = (text: string, escaped: RegExp): string =>
  text.replace(escaped, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const anyOf = (patterns: readonly RegExp[], before = ''): RegExp =>
  new RegExp(`${before}(?:${patterns.map(({ source }) => source).join('|')})`)

const nul = String.fromCharCode(0)

/** Above the root, dots in disguise, or a byte that ends a name early. A crawler that leaves one `..` in a path is only clumsy. */
function isTraversal(written: string, plainPath: string): boolean {
  if (plainPath.includes(nul) || systemFile.test(plainPath)) return true
  if (!plainPath.includes('..')) return false
  if (plainPath.includes('/..;')) return true
  const disguised = written.includes('%') || written.includes('\\')
  if (disguised && /(?:^|[/\\])\.\.(?:[/\\]|$)/.test(plainPath)) return true
  let depth = 0
  for (const part of plainPath.split(/[/\\]/)) {
    if (part !== '' && part !== '.') depth += part === '..' ? -1 : 1
    if (depth < 0) return true
  }
  return false
}

const systemFile = /^[/\\]+(?:etc\/(?:passwd|shadow)|proc\/self|windows[/\\](?:win\.ini|system32))/

/** A value that leads out of the folder it is meant for. */
const reaching = anyOf([
  /(?:\.\.[/\\]){2}/,
  /\.\.[/\\]{1,4}(?:etc|proc|windows|winnt|boot\.ini|wp-config)/,
  /=(?:file:\/{1,3})?[/\\]?(?:etc[/\\](?:passwd|shadow)|proc[/\\]self|windows[/\\]win\.ini)/,
  /=php:\/\/(?:filter|input)/,
  /=(?:phar|expect|zip):\/\//,
])

/** Letters without which no injection into a path comes to anything. */
const unusual = /[ '"<>$;|`(){}\\@]/

const sql = [
  /\bunion (?:all |distinct )?select (?:null|[\d*@'"(]|[\w.@]{1,64} ?,|[\w.*@]{1,64} from )/,
  /['"] ?(?:or|and|xor) ['"(]{0,3}\w{1,20}['")]{0,3} ?(?:=|<|>|like )/,
  /\d\)? (?:or|and) \(?(?<same>\d{1,9}) ?= ?\k<same>(?!\d)/,
  /['")] ?;? ?--(?:[ -]|$)/,
  /['")\d] order by \d{1,3}(?: ?--| ?#|$)/,
  /; ?(?:drop|truncate) (?:table|database) /,
  /; ?(?:insert into|delete from|update \w{1,64} set|exec(?:ute)?) /,
  /\b(?:pg_)?sleep ?\( ?\d{1,3} ?\)/,
  /\bbenchmark ?\( ?\d/,
  /\bwaitfor delay '/,
  /\b(?:extractvalue|updatexml|load_file|xp_cmdshell|utl_inaddr|dbms_pipe)\b ?[.(']/,
  /\binformation_schema\./,
  /\bselect (?:concat|char|version|user|database|count) ?\(/,
]

const lookup = [
  /\$\{jndi:/,
  /\$\{[^}]{0,40}(?:jndi:|lower:|upper:|env:|sys:|::-)/,
  /\$\{\{?\d{1,9}\*\d{1,9}\}/,
  /\{\{ ?\d{1,9} ?\* ?'?\d{1,9}'? ?\}\}/,
  /[%$]\{ ?\(?[#@]/,
  /#_?memberaccess/,
  /@java\.lang\./,
  /class\.module\.classloader/,
]

const script = [
  /<[/ ]?script\b/,
  /<(?:svg|img|iframe|body|object|embed|video|details)[ />]/,
  /=["'> ]{0,3}javascript:/,
  /["'>] ?on(?:error|load|focus|click|mouseover|toggle) ?=/,
  /\bdocument\.cookie\b/,
  /<!--# ?(?:exec|include)/,
  /<!(?:entity|doctype) /,
  / set-cookie ?:/,
]

const shell = [
  /[;|&`] ?(?:wget|curl|tftp|busybox|nc|bash|sh|cat|chmod|rm|cd|ping|nslookup|whoami|uname|echo|python3?|perl) [-/.'"$\w]/,
  /(?:[;|`] ?|\b(?:cmd|exec|command|c)=)(?:id|whoami|uname -a|ifconfig|ipconfig)(?:[;|`]|$)/,
  /\$\((?:id|wget|curl|cat|whoami|nslookup|ping|bash|sh|sleep|echo)\b/,
  /[=;|&`( ]\/(?:usr\/)?bin\/(?:ba|da|z|k|c)?sh\b/,
  /\bcd \/tmp ?[;&|]/,
  /\brm -rf /,
  /^[^?]{0,64}\(\) ?\{ ?:? ?;/,
  /<\?(?:php|=)/,
  /\b(?:phpinfo|passthru|shell_exec|proc_open|base64_decode|call_user_func(?:_array)?|file_put_contents|system|eval)\(/,
  /\bcall_user_func_array\b/,
  /\b(?:allow_url_include|auto_prepend_file|disable_functions)\b ?=/,
  /powershell(?:\.exe)? -/,
  /cmd(?:\.exe)? \/c /,
]

const injection = anyOf([...sql, ...lookup, ...script, ...shell])
const planted = anyOf([...lookup, /^\(\) ?\{/, /<[/ ]?script\b/, /<\?php/])

/** Files and folders that are nobody's page: what is left lying about, and doors of programs that are broken into. */
const leftLying = [
  /\.env(?:[._-][\w.-]{0,64}|~)?$/,
  /\.git(?:\/|$|config|-credentials)/,
  /\.(?:svn|hg|bzr|aws|ssh|kube|docker|azure|idea|vscode)(?:\/|$)/,
  /\.(?:htpasswd|htaccess|ds_store|npmrc|netrc|pgpass|my\.cnf|bash_history|dockercfg|s3cfg)/,
  /(?:id_rsa|id_dsa|id_ed25519)(?:$|\.)/,
  /(?:web\.config|docker-compose\.ya?ml|composer\.lock|secrets\.ya?ml|credentials\.json)$/,
  /wp-config\.php/,
  /(?:config|configuration|settings|database|db|index)\.php(?:~|[._-](?:bak|old|orig|save|swp|dist|txt))/,
  /(?:backup|dump|db|database|mysql)\d{0,4}\.sql(?:\.gz|\.zip|\.bak)?$/,
  /(?<=^\/)(?:backup|dump|database|site|www|wwwroot|public_html|htdocs|web|html)\d{0,4}\.(?:zip|rar|7z|bak|tgz|tar|gz)(?:\.gz)?$/,
]

const doors = [
  /(?:wp-login|xmlrpc)\.php/,
  /wlwmanifest\.xml$/,
  /wp-admin\/(?:setup-config|install)\.php/,
  /wp-json\/wp\/v2\/users/,
  /(?:php-?my-?admin|phpmy|pma|myadmin|mysqladmin|sqladmin|dbadmin|adminer)(?:[\d._-]{1,12})?(?:\/|$|\.php)/,
  /(?:phpinfo|php_info|php-info|pinfo)\.php$/,
  /eval-stdin\.php/,
  /(?:c99|r57|wso|alfa|shell|cmd|b374k|webshell|adminfuns)\.php$/,
  /_profiler\/(?:phpinfo|open)/,
  /_ignition\//,
  /telescope\/requests/,
  /(?<=^\/)server-(?:status|info)$/,
  /actuator\/(?:env|heapdump|gateway|mappings|jolokia|threaddump|configprops)/,
  /solr\/admin\//,
  /(?<=^\/)manager\/(?:html|text)(?:\/|$)/,
  /(?:boaform|goform|gponform|hnap1|dana-na|\+cscoe\+|\+cscol\+|webfig)(?:\/|$)/,
  /remote\/(?:fgt_lang|logincheck)/,
  /cgi-bin\/(?:luci|\.|nas_sharing|authlogin|viewlog|test|php|mainfunction)/,
  /owa\/auth\/logon\.aspx/,
  /geoserver\/web/,
  /(?:containers\/json|v2\/_catalog|_all_dbs|_cat\/indices|druid\/index\.html|evox\/about)/,
  /nmaplowercheck/,
  /nice ports/,
  /invokefunction/,
  /api\/jsonws/,
  /debug\/(?:default\/view|pprof)/,
]

const probing = anyOf([...leftLying, ...doors], '/')
const asking = /(?:^|&)(?:xdebug_session_start=|rest_route=\/wp\/v2\/users|=phpe9568f3)/

const scanners = [
  ...['nikto', 'sqlmap', 'zgrab', 'masscan', 'nmap', 'nuclei', 'wpscan', 'acunetix', 'nessus', 'openvas'],
  ...['dirbuster', 'gobuster', 'feroxbuster', 'fuzz faster u fool', 'wfuzz', 'whatweb', 'w3af', 'arachni'],
  ...['skipfish', 'burpsuite', 'burp collaborator', 'owasp', 'zaproxy', 'jaeles', 'projectdiscovery'],
  ...['censysinspect', 'expanse, a palo alto', 'internetmeasurement', 'netsystemsresearch', 'l9explore'],
  ...['l9tcpid', 'leakix', 'shodan', 'zmeu', 'morfeus', 'jorgee', '(hydra)', 'havij'],
  ...['joomscan', 'droopescan', 'commix', 'netsparker', 'qualys', 'detectify', 'dirsearch', 'muieblackcat'],
]
