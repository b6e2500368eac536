// What a user agent says of itself, by closed lists: the text is looked at once for each distinct one and never kept.
// Whether it is a bot says isbot; of which kind, and which AI crawler, say the ordered fragments below. They are looked for
// as plain text in the first letters: no pattern of ours can be made slow. Proven by agents.test.ts.

import { isbot } from 'isbot'
import { limits } from '../core/limits.ts'
import { type AiCrawler, aiCrawlers, type BotKind } from './tally.ts'

/** Names as their makers write them; `other` for all that no list knows, and for what says nothing. */
export const browsers = [
  ...['Chrome', 'Firefox', 'Safari', 'Edge', 'Opera', 'Samsung Internet', 'Android WebView', 'iOS WebView'],
  ...['Vivaldi', 'Yandex Browser', 'DuckDuckGo', 'Huawei Browser', 'MIUI Browser', 'UC Browser', 'Silk'],
  ...['Facebook', 'Instagram', 'LinkedIn', 'Internet Explorer', 'other'],
] as const
export type Browser = (typeof browsers)[number]

export const systems = ['Windows', 'macOS', 'iOS', 'Android', 'Linux', 'ChromeOS', 'other'] as const
export type System = (typeof systems)[number]

export interface Agent {
  /** Null for what may be a person. */
  readonly bot: BotKind | null
  readonly ai: AiCrawler | null
  /** `other` for a bot, whatever it says to be. */
  readonly browser: Browser
  readonly system: System
  /** A tool that looks for holes. */
  readonly isScanner: boolean
}

/** A result, and the fragments (lower case) of which one must occur. The first row that has one holds. */
type Rows<T> = readonly (readonly [T, string])[]

/** Bots whether isbot knows them or not: nobody browses with these. */
const certain: Rows<BotKind> = [
  [
    'scanner',
    'sqlmap|nikto|nmap|masscan|zgrab|nuclei|wpscan|gobuster|dirbuster|dirb/|ffuf|fuzz faster|feroxbuster|wfuzz' +
      '|acunetix|nessus|openvas|qualys|netsparker|invicti|w3af|arachni|whatweb|zmeu|morfeus|jorgee|jaeles|xray/|httpx -' +
      '|projectdiscovery|l9explore|l9tcpid|leakix|censys|shodan|expanse|internet-measurement|internetmeasurement' +
      '|netsystemsresearch|odin.io|onyphe|binaryedge|fofa|zoomeye|hydra|cgi-scan|webinspect|muieblackcat|hello, world' +
      '|custom-asynchttpclient|kryptoslogic|paloaltonetworks|cypex|gdnplus|dirsearch|jndi:|() {',
  ],
]

/** Kinds of what isbot knows. */
const kinds: Rows<BotKind> = [
  [
    'preview',
    'facebookexternalhit|facebookcatalog|facebot|twitterbot|linkedinbot|slackbot|slack-imgproxy|whatsapp|telegrambot' +
      '|discordbot|skypeuripreview|microsoftpreview|pinterest|redditbot|embedly|iframely|bluesky|cardyb|mastodon|pleroma' +
      '|misskey|bitlybot|vkshare|viber|snap url preview|bingpreview|googlemessages|google-pagerenderer|line-poker|opengraph',
  ],
  [
    'monitor',
    'uptime|pingdom|statuscake|site24x7|newrelic|datadog|checkly|updown|check_http|nagios|icinga|zabbix|prometheus' +
      '|blackbox|stackdriver|lighthouse|pagespeed|gtmetrix|hetrix|kube-probe|healthcheck|health-check|googlehc|haproxy' +
      '|monit/|monitis|freshping|better stack|betterstack|cron-job|webpagetest|ssllabs|ordholden',
  ],
  [
    'feed',
    'feed|rss|inoreader|newsblur|miniflux|theoldreader|liferea|netnewswire|simplepie|magpie|reeder|podcast|overcast' +
      '|blogtrottr|superfeedr|akregator|newsboat|universalfeedparser|atom/',
  ],
  [
    'search',
    'googlebot|google-inspectiontool|adsbot-google|mediapartners-google|storebot-google|bingbot|msnbot|adidxbot|yandex' +
      '|baidu|duckduckbot|duckduckgo|applebot|slurp|seznam|sogou|naver|yeti/|daum|qwant|mojeek|exabot|360spider|haosou' +
      '|kagi|bravebot|brave search|coccoc|gigabot|startpage|ecosia|marginalia|searchmysite|presearch|swisscows|mail.ru_bot',
  ],
  [
    'tool',
    'curl|wget|python|aiohttp|httpx|requests|go-http-client|java/|okhttp|apache-httpclient|axios|node-fetch|node.js|undici' +
      '|got (|got/|superagent|guzzle|libwww|lwp|mechanize|ruby|faraday|php|postman|insomnia|httpie|scrapy|powershell|winhttp' +
      '|headless|phantomjs|selenium|puppeteer|playwright|cypress|apachebench|wrk|dart|colly|reqwest|restsharp|perl|rust|deno' +
      '|bun/|httpclient|http_request|urllib|aria2|lynx|w3m|links (|htmlunit|jsdom|symfony|drupal|wordpress|jakarta',
  ],
  ['other', ''],
]

/** Where the name in the list is not what the crawler writes, or is too short to look for. */
const aiWritten: Readonly<Partial<Record<AiCrawler, string>>> = {
  'cohere-ai': 'cohere-',
  omgili: 'omgili|webzio',
  other:
    'gpt|llm|openai|anthropic|claude|mistral|deepseek|gemini|perplexity|ai-crawler|aibot|ai-bot|aisearch',
}
const aiRows: Rows<AiCrawler> = aiCrawlers.map(name => [name, aiWritten[name] ?? name.toLowerCase()])
const aiNamed = aiRows.filter(([name]) => name !== 'other')
const aiLoose = aiRows.filter(([name]) => name === 'other')

/** Chrome and Safari are named by nearly all the others: they come last. */
const browserRows: Rows<Browser> = [
  ['Facebook', 'fban/|fbav/|fb_iab'],
  ['Instagram', 'instagram '],
  ['LinkedIn', 'linkedinapp'],
  ['Edge', 'edg/|edga/|edgios/|edge/'],
  ['Opera', 'opr/|opera|opios/|opt/|opx/'],
  ['Samsung Internet', 'samsungbrowser/'],
  ['Vivaldi', 'vivaldi/'],
  ['Yandex Browser', 'yabrowser/'],
  ['DuckDuckGo', 'duckduckgo/|ddg/'],
  ['Huawei Browser', 'huaweibrowser/'],
  ['MIUI Browser', 'miuibrowser/'],
  ['UC Browser', 'ucbrowser/|ubrowser/'],
  ['Silk', 'silk/'],
  ['other', 'seamonkey/|palemoon/|waterfox/|thunderbird/|konqueror|epiphany/'],
  ['Firefox', 'firefox/|fxios/|focus/'],
  ['Internet Explorer', 'msie |trident/'],
  ['Android WebView', '; wv)'],
  ['Chrome', 'chrome/|crios/|chromium/'],
  ['other', 'android'],
  ['Safari', 'safari/'],
  ['iOS WebView', 'iphone|ipad|ipod'],
  ['other', ''],
]

const systemRows: Rows<System> = [
  ['other', 'windows phone|xbox|playstation|nintendo|openharmony|kaios|tizen|web0s|webos'],
  ['Windows', 'windows'],
  ['iOS', 'iphone|ipad|ipod'],
  ['Android', 'android'],
  ['ChromeOS', 'cros '],
  ['macOS', 'macintosh|mac os x'],
  ['Linux', 'linux|x11; u; ubuntu|ubuntu'],
  ['other', ''],
]

/** Looks a table up: the fragments are cut apart once. */
function finder<T>(rows: Rows<T>): (text: string) => T | null {
  const cut = rows.map(([result, fragments]) => ({ result, fragments: fragments.split('|') }))
  return text =>
    cut.find(({ fragments }) => fragments.some(fragment => text.includes(fragment)))?.result ?? null
}

const certainOf = finder(certain)
const kindOf = finder(kinds)
const aiOf = finder(aiNamed)
const looseAiOf = finder(aiLoose)
const browserOf = finder(browserRows)
const systemOf = finder(systemRows)

/**
 * What the text says. An empty one says nothing and is no bot by it: a log of the common format has none for anybody, and
 * then behaviour decides (behaviour.ts).
 */
export function agentOf(text: string): Agent {
  const said = text.slice(0, limits.agentLetters)
  const low = said.toLowerCase()
  const certainly = certainOf(low)
  const named = certainly === null ? aiOf(low) : null
  if (certainly === null && named === null && !isbot(said))
    return Object.freeze({
      bot: null,
      ai: null,
      browser: browserOf(low) ?? 'other',
      system: systemOf(low) ?? 'other',
      isScanner: false,
    })
  const ai = certainly === null ? (named ?? looseAiOf(low)) : null
  const bot = certainly ?? (ai === null ? kindOf(low) : 'ai')
  return Object.freeze({
    bot: bot ?? 'other',
    ai,
    browser: 'other',
    system: 'other',
    isScanner: bot === 'scanner',
  })
}
