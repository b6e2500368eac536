// Every limit in one place: nothing is read, queued, looped over or answered without one.

const [KiB, MiB, GiB] = [1024, 1024 ** 2, 1024 ** 3]

export const limits = Object.freeze({
  noticeBytes: MiB,
  registerBytes: MiB,
  importBytes: MiB,
  /** Places of an import shown in a terminal; --json has them all. */
  importShown: 200,
  pageBytes: 4 * MiB,
  /** Servers of a page's markup that `init` proposes as third parties. */
  proposedHosts: 200,
  /** How often one question of `init` is asked. */
  questionTries: 3,
  /** A sentence of a page, and a line with the controller, are judged by their first letters. */
  proposalLetters: 2_000,
  sentences: 2_000,
  activities: 5_000,
  noticeLines: 20_000,
  noticeLineLetters: 16_384,
  noticeNesting: 8,
  noticeQuotedLines: 1_000,
  registerNesting: 64,
  registerAliases: 100,
  selectorLetters: 8_192,
  faults: 50,
  /** Findings of one lint; more of them tell a reader nothing new. */
  lintFindings: 500,
  /** Words of one sentence times words of the other, of two that are compared word by word. */
  diffCells: 1_000_000,
  entryBytes: 65_535,
  leafBytes: 512,
  noteSignatures: 16,
  noteBytes: 64 * KiB,
  evidenceBytes: MiB,
  jsonDepth: 64,
  ledgerFindings: 100,
  alarmBytes: 512 * KiB,
  proofBytes: 128 * KiB,
  proofHashes: 64,
  bundleBytes: 64 * MiB,
  /** 65,535 in a zip means that the number stands elsewhere. */
  bundleEntries: 65_534,
  responseBytes: 4 * MiB,
  requestBytes: 64 * KiB,
  sentBytes: 256 * KiB,
  redirects: 5,
  fetchTimeoutMs: 20_000,
  headerBytes: 16 * KiB,
  dnsAnswers: 256,
  dnsTimeoutMs: 3_000,
  dnsTries: 2,
  dnsAliases: 8,
  mailDomains: 20,
  spfTerms: 100,
  /** RFC 5321 §4.5.3.1: 64 letters before @, and a path of 256 with its two angle brackets. */
  mailLocalLetters: 64,
  mailAddressLetters: 254,
  mailNameLetters: 100,
  mailSilenceMs: 15_000,
  mailSendMs: 60_000,
  mailAnswerBytes: 64 * KiB,
  letterSubjectLetters: 200,
  letterBlocks: 100,
  letterLineLetters: 4_000,
  lettersAtOnce: 5,
  lettersTold: 1_000,
  /** How often what has had its time is erased and the disk rid of it; where something was in the way; after the start. */
  tendEveryMs: 3_600_000,
  tendAgainMs: 60_000,
  /** Between two tries of a scrub that had to wait for a reader. */
  scrubAgainMs: 1_000,
  tendFirstMs: 2_000,
  /** Longer than a letter may take to be sent: whoever took it is gone by then, or has settled it. */
  letterLeaseMs: 300_000,
  /** How often the queue is looked at where nothing is known to wait: each look is a leaf. */
  letterLookMs: 900_000,
  eventsAtOnce: 100,
  eventsShown: 20,
  /** How often what happened is looked for, and what is due. */
  eventLookMs: 10_000,
  webhooks: 20,
  webhookUrlLetters: 1_024,
  webhookTimeoutMs: 15_000,
  /** Tests sent to all of them within a while: as many as there can be webhooks. */
  webhookTests: 20,
  webhookTestsMs: 600_000,
  deliveriesAtOnce: 10,
  /** Longer than one delivery may take: whoever took it is gone by then, or has settled it. */
  deliveryLeaseMs: 60_000,
  deliveriesShown: 50,
  deliveriesReplayed: 1_000,
  /** One audit of a website: pages, hosts asked for, and what one visit may take. */
  /** Sites one command visits, one after another. */
  sitesAtOnce: 20,
  /** A visit that is older says nothing any more: one a day, and time to be late. */
  siteVisitAgeMs: 26 * 3_600_000,
  siteFirstMs: 20_000,
  siteTickMs: 60_000,
  /** Before a visit that did not come about is tried again. */
  siteAgainMs: 3_600_000,
  /** Longer than a visit may take: whoever took the turn is gone by then. */
  siteTurnMs: 1_200_000,
  siteAuditBytes: 16 * MiB,
  /** Visits of one site that are kept, with their pictures and logs. */
  siteVisitsKept: 60,
  siteAtOnce: 4,
  /** Beside a server that answers visitors of its own. */
  siteAtOnceServing: 2,
  /** How long a page is watched after it has loaded, and at most. */
  siteSettleMs: 3_000,
  siteSettleMostMs: 20_000,
  siteOwnSettleMs: 300,
  sitePages: 50,
  siteHosts: 500,
  siteAddresses: 20_000,
  siteUrlCharacters: 2_048,
  /** RFC 9309 §2.5 asks for at least 500 KiB. */
  robotsBytes: 512 * KiB,
  robotsRules: 5_000,
  /** Files, those an index names among them, and pages in all of them together. */
  sitemaps: 10,
  sitemapPages: 5_000,
  /** Links of one page, and how often it may send on or open a window before the visit ends. */
  siteLinks: 2_000,
  siteNavigations: 20,
  siteWindows: 50,
  siteConnections: 1_000,
  siteVisitBytes: 64 * MiB,
  siteSightings: 5_000,
  /** Nodes of the documents of one page; of a page with more, the markup is not read. */
  siteNodes: 300_000,
  siteFrames: 50,
  /** Tags of one page that are asked for once more. */
  siteEtags: 20,
  siteConnectMs: 10_000,
  siteSilenceMs: 30_000,
  siteVisitMs: 45_000,
  siteCollectMs: 10_000,
  siteLeaveMs: 250,
  siteAuditMs: 900_000,
  /** What a page that failed has shown is waited for so long. */
  siteLastMs: 3_000,
  siteNetLogBytes: 128 * MiB,
  /** Memory of a browser and all its processes, and how often it is looked at. */
  siteBrowserBytes: 2_048 * MiB,
  siteAppetiteMs: 400,
  /** What is asked beside the visits: all of it; addresses and the names behind one; domains, and names below them. */
  siteAskMs: 60_000,
  siteReverseAddresses: 16,
  siteReverseNames: 8,
  siteDomains: 20,
  siteNames: 200,
  siteNamesAtOnce: 8,
  asnTableBytes: 256 * MiB,
  /** One handshake for the names of a certificate, and how many it may list. */
  certificateMs: 15_000,
  certificateNames: 500,
  /** Places a finding tells of; the others are in the audit. */
  siteFindingPlaces: 5,
  /** Of one text of a page that a report shows, and of all pictures in it. */
  siteReportLetters: 2_000,
  siteReportPictureBytes: 16 * MiB,
  /** Of a log: a line that is read; what is read at once; what is unpacked at once, and of how much. */
  /** Rows of a table of a traffic report for people, and in a terminal; the others are counted. */
  trafficReportRows: 100,
  trafficReportRowsInTerminal: 15,
  /** Hours or days a terminal lists; the rest is told as days, or left to the other formats. */
  trafficReportSteps: 62,
  /** A month of hours is one picture; above it the days are. */
  trafficReportHours: 31 * 24,
  trafficReportLetters: 300,
  trafficLineBytes: 64 * KiB,
  trafficReadBytes: MiB,
  trafficColumns: 128,
  /** Of the shape of a line nobody could read; of a log whose format is to be found out. */
  trafficShapeLetters: 60,
  trafficHeadBytes: 64 * KiB,
  trafficHeadLines: 200,
  trafficPackedBytes: 16 * KiB,
  trafficUnpackBytes: 256 * KiB,
  /** Of one day and source: visitors counted one by one, texts of a kind, their bytes, and pairs of a visitor and a text. */
  trafficVisitorsExact: 1_000_000,
  trafficTexts: 500_000,
  trafficTextBytes: 32 * MiB,
  trafficPairs: 2_000_000,
  /** Paths and user agents whose judgement is remembered, and days known to be closed. */
  trafficJudged: 50_000,
  trafficDaysClosed: 4_000,
  /** How many shapes of lines that could not be read are told. */
  trafficShapes: 20,
  /** Files of one source, and of one command. */
  trafficFiles: 1_000,
  /** What is counted is kept after so many bytes of a log, and at the end of each reading. */
  trafficKeepBytes: 32 * MiB,
  /** Rows of figures that are read at once. */
  trafficRows: 500_000,
  /** Who hands over logs at once, and the line that says what. */
  trafficHands: 16,
  trafficHandBytes: 256 * KiB,
  /** How long a command waits for another that counts and takes nothing. */
  trafficTurnMs: 30_000,
  trafficRetryMs: 100,
  /** How often files that are followed are looked at. */
  trafficPollMs: 500,
  /** What is seen of attacks is kept so often. */
  trafficGuardMs: 60_000,
  /** A day is over so long after its midnight. */
  trafficGraceMs: 2 * 3_600_000,
  /** A file nobody wrote to for so long is whole: its last line counts though it has no end. */
  trafficQuietMs: 60_000,
  /** How many days back it is known which are closed. */
  trafficRecallDays: 400,
  trafficSaidLetters: 4_096,
  trafficRestartMs: 1_000,
  trafficRestartMostMs: 300_000,
  browserStartMs: 30_000,
  browserEndMs: 10_000,
  spfLookups: 10,
  mailSightings: 200,
  mailEvidence: 80,
  checksAtOnce: 4,
  checkTimeoutMs: 60_000,
  evidenceLength: 64 * KiB,
  poolConnections: 3,
  poolIdleMs: 30_000,
  keeperMessageBytes: 256 * KiB,
  keeperClients: 64,
  keeperPending: 1_024,
  keeperAnswerMs: 5_000,
  keeperReadyMs: 120_000,
  keeperRetryMs: 20,
  keeperChanges: 16,
  keySlots: 8_192,
  keySlotsAtOnce: 64,
  keyNameLength: 128,
  custodyBytes: 256,
  credentialBytes: 4 * KiB,
  sealPlaintextBytes: 128 * KiB,
  homePathBytes: 80,
  connectTimeoutMs: 5_000,
  statementTimeoutMs: 10_000,
  serverPollMs: 5,
  serverAgainMs: 20,
  serverStartMs: 60_000,
  serverStopMs: 30_000,
  serverMakeMs: 120_000,
  serverLogBytes: MiB,
  ownerConnections: 5,
  purposeNameBytes: 40,
  loginConnections: 12,
  sessionEndMs: 5_000,
  roleLockMs: 30_000,
  probeLockMs: 1_000,
  readRows: 10_000,
  writeRows: 10_000,
  erasuresAtOnce: 1_000,
  erasureHolders: 20,
  scrubLockMs: 2_000,
  scrubMs: 600_000,
  searchBytes: MiB,
  readsWaiting: 256,
  readWaitMs: 10_000,
  connectionsReserved: 20,
  probedLogins: 200,
  caseLength: 64,
  leavesAtOnce: 1_000,
  leavesPending: 10_000,
  leavesPerRound: 4_096,
  leavesWaiting: 100_000,
  editionTries: 5,
  /** Readings of the policy folder that forms still open may have been made from. */
  editsRemembered: 50,
  looksAtOnce: 1_000,
  looksShown: 1_000,
  /** Of one person, newest first: each is opened by itself. */
  looksTold: 10_000,
  breaksShown: 200,
  answersShown: 100,
  actsShown: 100,
  reasonLetters: 4_000,
  foundShown: 20,
  dayLooks: 100_000,
  leaseMs: 3_000,
  publishEveryMs: 500,
  publishLockMs: 60_000,
  handoverEveryMs: 900_000,
  logFindings: 100,
  sessionsKnown: 10_000,
  credentialsPerAccount: 20,
  linksAskedAtOnce: 100,
  /** Let in from outside: each has a key of their own. */
  guestsAtOnce: 100,
  openIdTimeoutMs: 10_000,
  openIdFreshMs: 60_000,
  openIdBack: 10_000,
  bodyDepth: 16,
  askedKept: 10_000,
  askedKeyCharacters: 255,
  tokensPerAccount: 20,
  tokenLabelCharacters: 80,
  tokensKnown: 1_000,
  openIdCookieCharacters: 2_048,
  attemptsKept: 10_000,
  challengesSpent: 10_000,
  passkeyAnswerCharacters: 16_384,
  fieldCharacters: 254,
  labelCharacters: 80,
  ownPathCharacters: 200,
  peopleAtOnce: 1_000,
  webConnections: 1_000,
  webHeadersTimeoutMs: 10_000,
  webRequestTimeoutMs: 15_000,
  webKeepAliveMs: 5_000,
  webUrlCharacters: 2_048,
  webBodyBytes: 64 * KiB,
  pageFreshMs: 1_000,
  textLookMs: 10_000,
  pagesKept: 200,
  proofsKept: 200,
  /** Logs of one register. */
  trafficSources: 100,
  /** Files of our own folder looked through for addresses, each and all of them, and for how long. */
  ownFiles: 100_000,
  ownFileBytes: 64 * MiB,
  ownBytes: 512 * MiB,
  ownScanMs: 180_000,
  /** Different values of a column of traffic that are looked at. */
  trafficValues: 50_000,
  historyDays: 90,
  /** Of traffic, that are asked for at once: a year, and the same month of the year before. */
  trafficPeriodDays: 400,
  editionsHandedOver: 1_000,
  /** A user agent is judged by its first letters: real ones are shorter. */
  agentLetters: 512,
  /** Hours or days of one picture. */
  figureSteps: 4_000,
  /** A text of a log: how much of it is looked at, how much is shown, and how many of a table are kept of a day. */
  maskedLetters: 2_000,
  releasedLetters: 200,
  releasedTexts: 1_000,
  paperRows: 20_000,
  paperPages: 2_000,
  /** Of a table: different values of a column, rows that differ in what they are grouped by, and classes told one by one. */
  tableTexts: 4_000_000,
  tableGroups: 8_000_000,
  worstClasses: 5,
  /** Persons an attack looks for unless told otherwise; times rows, at most, and what is held and counted of them: beyond it fewer. */
  attackPersons: 1_000,
  attackComparisons: 20_000_000_000,
  attackMostPersons: 20_000,
  attackHeld: 2_000_000,
  attackCounted: 400_000_000,
  /** Of ranges whose persons are known: words of 32 persons. */
  attackRangeWords: 8_000_000,
  /** Values of a column a report tells one by one. */
  anonymityReportValues: 10,
  /** Of a table that is read: columns, rows, and letters of a cell. */
  tableHeadBytes: 64 * KiB,
  tableColumns: 500,
  tableRows: 20_000_000,
  tableCellLetters: 32_767,
  workbookBytes: 128 * MiB,
  workbookCells: 10_000_000,
  /** Addresses watched at once in one source, each for one kind of attack; who was seen longest ago gives way. */
  watchedAddresses: 32_768,
  /** What one line may say was tried: »message repeated 3 times«. */
  attemptsAtOnce: 1_000_000,
  /** Attempts of addresses that wait to be stored. */
  attemptsUntaken: 100_000,
  /** Rows of attackers written or erased at once. */
  attackersAtOnce: 2_000,
  /** Addresses masked or opened in one call. */
  addressesAtOnce: 4_096,
  /** Letters of a path, a query or an agent that are looked at for an attack. */
  attackLetters: 4_096,
  /** Of one message of syslog; RFC 5425 §4.3.1 asks for 8,192 at least. */
  syslogFrameBytes: 16 * KiB,
  /** Messages handed on at once. */
  syslogBlockBytes: 256 * KiB,
  /** What is longer than a message is skipped up to here, and beyond it the connection ends. */
  syslogSkipBytes: 4 * MiB,
  /** Datagrams that wait in the kernel, which may give less. */
  syslogSocketBytes: 4 * MiB,
  syslogConnections: 200,
  /** Until the first message of a connection, and from the first byte of one to its last. */
  syslogFrameMs: 30_000,
  /** Between two messages: who logs may have nothing to say for long. */
  syslogIdleMs: 3_600_000,
  /** Looks at what has come already, before a receiver that was told to end does. */
  syslogLastLooks: 1_000,
  /** Of a file that is looked into for personal data: archives in archives, and all that is unpacked of it together. */
  detectDepth: 12,
  detectUnpackedBytes: 8 * GiB,
  /** Unpacked for one packed byte, of one entry and of a whole file, once it is more than the first mebibytes. */
  detectRatio: 250,
  detectRatioFromBytes: MiB,
  detectWholeRatioFromBytes: 32 * MiB,
  detectEntries: 100_000,
  /** All that is inside one file; a plain text is read to its end however long that takes. */
  detectTimeMs: 900_000,
  /** What is unpacked is held up to here, with what it is inside of; beyond it is unpacked again for each reading. */
  detectHeldBytes: 96 * MiB,
  /** A document that is read whole (of markup, of an office program, an archive in an archive) is at most so long. */
  detectWholeBytes: 64 * MiB,
  /** What tells a format, and what is read at once. */
  detectHeadBytes: 64 * KiB,
  detectPieceBytes: 256 * KiB,
  /** Elements in each other, of a document that is read as markup. */
  detectMarkupDepth: 512,
  /** Letters the cells of one workbook share; headings said again; rows by which a text is told to be a table, and one's length. */
  detectSharedLetters: 64 * MiB,
  detectHeadings: 1_000,
  detectHeadingLetters: 60,
  detectFirstRows: 20,
  detectRowBytes: 64 * KiB,
  /** Of a name inside an archive, for it is told a person. */
  detectNameLetters: 255,
  /** A thread that reads what may mean harm: its memory, how long until the next piece, pieces, files it reads before another takes over. */
  apartBytes: 768 * MiB,
  apartHeapMebibytes: 512,
  apartStepMs: 20_000,
  apartLookMs: 50,
  apartPieces: 200_000,
  apartFiles: 200,
  /** Of a PDF: pages, pictures on them, annotations of a page, fields, outline entries, letters of one page. */
  pdfPages: 20_000,
  pdfPictures: 2_000,
  pdfParts: 50_000,
  pdfPageLetters: 4_000_000,
  pdfPicturePixels: 40_000_000,
  /** Of a mail: parts in parts, bytes of headers in all of them, boundaries that are looked for. */
  mailNesting: 64,
  mailHeaderBytes: 2 * MiB,
  mailParts: 10_000,
  /** A picture whose letters are read, and how long that may take; what it says of itself beside its pixels. */
  picturePixels: 40_000_000,
  pictureMs: 60_000,
  pictureSays: 2_000,
  pictureSaysBytes: MiB,
  /** Of a TIFF: its pictures, and what one of them lists of itself. */
  tiffPictures: 500,
  tiffFields: 1_000,
  /** BMP in its rarer forms is turned around slowly. */
  pictureSlowBytes: MiB,
  /** Of a database of SQLite: tables, columns of one (its own limit), bytes of one row, pages on the way down to one. */
  sqliteTables: 10_000,
  sqliteColumns: 32_767,
  sqliteRowBytes: 32 * MiB,
  sqliteDepth: 40,
  /** A cell of fewer bytes that is no text is not looked into as a file. */
  sqliteBlobBytes: 128,
  /** Files one command looks into, and what of a stream is held before it is read as it passes. */
  filesOfCommand: 100_000,
  streamHeldBytes: 64 * MiB,
  /** A document that is masked: its pages, the letters and objects of one, forms in forms, and the dots of a drawn one. */
  redactBytes: 256 * MiB,
  redactPages: 500,
  redactPageMs: 30_000,
  redactPageLetters: 200_000,
  redactObjects: 200_000,
  redactFormDepth: 8,
  /** Its pictures that are read by a machine, those of one page that are told apart, and how long all of that may take. */
  redactPictures: 500,
  redactPlaces: 500,
  redactPicturesMs: 900_000,
  /** Files inside a document; elements in elements of one; elements, attributes and texts: 300 bytes of memory each, held twice. */
  redactParts: 5_000,
  xmlDepth: 512,
  xmlNodes: 1_500_000,
  pictureDots: 40_000_000,
  /** Ways of coarsening a table as a whole that are looked at: all there are of ten columns with ordinary hierarchies. */
  latticeNodes: 20_000,
  /** What is kept of each way of looking at a table, so that it is not worked out again. */
  signBytes: 32 * MiB,
  /** Tuples held against classes to see whether a class had better be taken apart: some hundredths of a second. */
  mergeComparisons: 300_000,
  /** A file of rules for secrets, and how long one of its expressions may take on the texts that keep it busiest. */
  ruleFileBytes: 4 * MiB,
  ruleFileRules: 5_000,
  expressionTrialMs: 500,
  /** Matches of one expression in one window. */
  expressionMatches: 64,
  hierarchyLines: 500_000,
  /** A table larger than memory: rows of a part, the fewest that may be asked for, threads; of the largest part where parts are joined, of the sample; values of a column. */
  partRows: 40_000,
  partLeastRows: 1_000,
  partThreads: 4,
  partMostRows: 1_000_000,
  largeSampleRows: 200_000,
  largeValues: 1_000_000,
  spillPieceBytes: 64 * KiB,
})
