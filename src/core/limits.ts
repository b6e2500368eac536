// Every limit in one place: nothing is read, queued, looped over or answered without one.

const KiB = 1024
const MiB = 1024 * KiB

export const limits = Object.freeze({
  noticeBytes: MiB,
  registerBytes: MiB,
  sentences: 2_000,
  activities: 5_000,
  entryBytes: 65_535,
  leafBytes: 512,
  noteSignatures: 16,
  noteBytes: 64 * KiB,
  proofHashes: 64,
  bundleBytes: 64 * MiB,
  bundleEntries: 100_000,
  responseBytes: 4 * MiB,
  requestBytes: 64 * KiB,
  redirects: 5,
  dnsAnswers: 256,
  checksAtOnce: 4,
  checkTimeoutMs: 60_000,
  poolConnections: 3,
  poolIdleMs: 30_000,
  keeperMessageBytes: 64 * KiB,
  keeperClients: 64,
  homePathBytes: 80,
})
