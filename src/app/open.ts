// Opens the app on one policy and one home: reads the input, joins the keeper, opens store and log, and lets the edition
// through the gate. What was opened is closed again in reverse, also when a step refuses.
// Proven by test/journeys and test/transcripts.

import { dirname } from 'node:path'
import type { App, Setting } from '../app.ts'
import { programVersion } from '../core/version.ts'
import { joinKeeper, type Membership } from '../keyring/keyring.ts'
import { appWords } from '../language/app.ts'
import { openNet } from '../net/net.ts'
import { nameServersIn } from '../net/resolve.ts'
import { chooseHome, type Home, openHome } from '../store/home.ts'
import { installationId } from '../store/installation.ts'
import { Log } from '../store/log.ts'
import { findLog } from '../store/log-state.ts'
import type { Server } from '../store/server.ts'
import { Store } from '../store/store.ts'
import { tendedServer } from '../store/tended.ts'
import type { Ground } from './checks.ts'
import { openCustody } from './custody.ts'
import { recover } from './editing-files.ts'
import { InForce } from './in-force.ts'
import { holdersOf } from './log-state.ts'
import { readOpenId } from './openid-setup.ts'
import { type ReadEdition, readPolicyFolder } from './policy.ts'
import { purposesIn } from './purposes.ts'
import { Running } from './running.ts'
import { findServed } from './served.ts'

export async function openApp(setting: Setting): Promise<App> {
  if (setting.publishes) await recover(setting.policyFolder)
  const edit = await readPolicyFolder(setting.policyFolder)
  const openid = setting.servedAt === null ? null : await readOpenId(setting.env)
  await using opened = new AsyncDisposableStack()
  const { home, store, server, membership } = await openStore(setting, edit, opened)
  const log = await openLog(setting, home, store, membership, edit)
  opened.defer(() => log.stop())
  const ground = groundOf(setting, store, home, setting.servedAt ?? findServed(home))
  const inForce = await InForce.open(setting, ground, edit)
  const running = new Running({
    ...{ setting, home, store, server, log, ground, inForce, openid },
    keys: membership.keys,
  })
  running.closeWith(opened.move())
  return running
}

interface Stored {
  readonly home: Home
  readonly store: Store
  readonly server: Server
  readonly membership: Membership
}

/** The home with its keeper and its store; `opened` closes them again. */
export async function openStore(
  setting: Setting,
  edit: ReadEdition,
  opened: AsyncDisposableStack,
): Promise<Stored> {
  const home = homeOf(setting)
  const tended = tendedServer({ home, random: setting.random, env: setting.env })
  const custody = () => openCustody(setting.env, setting.random)
  const membership = await joinKeeper({ home: home.path, random: setting.random, custody, tend: tended })
  opened.defer(() => membership.close())
  const server = await tended.join(membership.keys)
  const store = await Store.open({
    ...setting,
    server,
    keys: membership.keys,
    foreseen: purposesIn(edit.file.register),
  })
  opened.defer(() => store.close())
  return { home, store, server, membership }
}

function groundOf(setting: Setting, store: Store, home: Home, servedAt: string | null): Ground {
  const { outside, env } = setting
  const net = openNet({
    outside,
    allow: servedAt === null ? [] : [new URL(servedAt).origin],
    nameServers: nameServersIn(env),
    version: programVersion,
  })
  return { ...net, store, making: setting, outside, servedAt, home: home.path }
}

function homeOf({ home, env }: Setting): Home {
  const checkout = dirname(dirname(import.meta.dirname))
  return openHome(chooseHome({ asked: home ?? undefined, env, isRoot: process.getuid?.() === 0, checkout }))
}

async function openLog(
  setting: Setting,
  home: Home,
  store: Store,
  { keys }: Membership,
  { file: { register } }: ReadEdition,
): Promise<Log> {
  const origin = (await findLog(store.owner))?.origin ?? (await newOrigin(store, setting, register))
  return Log.open({
    ...setting,
    db: store.owner,
    keys,
    home: home.path,
    origin,
    holders: holdersOf(register),
    onTrouble: error =>
      setting.notify(appWords.trouble(error instanceof Error ? error.message : String(error))),
  })
}

// A log keeps its name for life. An example takes none of the company's names for its own.
async function newOrigin(
  store: Store,
  setting: Setting,
  register: ReadEdition['file']['register'],
): Promise<string> {
  const domain = register.example ? 'localhost' : (register.domains[0]?.name ?? 'localhost')
  return `${domain}/ordholden/${await installationId(store.owner, setting)}`
}
