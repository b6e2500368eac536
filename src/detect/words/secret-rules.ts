// The core set of secrets: each with its id, where its form is documented, what words it is found by and the form itself. The scanner's
// own shapes (akia, ghp, jwt, pem) answer with ids of this list as well. MitID's and NemID's codes have no documented form that a
// text could show, and are not in it; gitleaks' rules can be added as data (gitleaks.ts). Proven by secrets.test.ts.

import type { Confidence } from '../hit.ts'

export const secretIds = [
  'private-key',
  'aws-access-key',
  'aws-secret-key',
  'github-token',
  'gitlab-token',
  'slack-token',
  'slack-webhook',
  'google-api-key',
  'google-client-secret',
  'stripe-key',
  'azure-storage-key',
  'azure-shared-access',
  'npm-token',
  'pypi-token',
  'jwt',
  'age-key',
  'url-password',
  'connection-string',
  'password',
  'api-key',
] as const
export type SecretId = (typeof secretIds)[number]

/** One whose form is unmistakable: the word is its beginning, or stands beside it. */
export interface TokenRule {
  readonly id: SecretId
  readonly words: readonly string[]
  /** Where the form is documented. */
  readonly source: string
  /** Tried from the word on, to be found at its beginning; the group `secret` is what is told, where there is one. */
  readonly form: string
  readonly confidence: Confidence
  /** GitHub's and npm's have a checksum at the end. */
  readonly checksum?: true
}

export const tokenRules: readonly TokenRule[] = [
  {
    id: 'github-token',
    words: ['gho_', 'ghu_', 'ghs_', 'ghr_'],
    source: 'https://github.blog/engineering/behind-githubs-new-authentication-token-formats/',
    form: 'gh[ousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9])',
    confidence: 'certain',
    checksum: true,
  },
  {
    id: 'github-token',
    words: ['github_pat_'],
    source:
      'https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/about-authentication-to-github',
    form: 'github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}(?![A-Za-z0-9])',
    confidence: 'certain',
  },
  {
    id: 'npm-token',
    words: ['npm_'],
    source: 'https://github.blog/changelog/2021-09-23-npm-has-a-new-access-token-format/',
    form: 'npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])',
    confidence: 'certain',
    checksum: true,
  },
  {
    id: 'gitlab-token',
    words: ['glpat-', 'gldt-', 'glrt-', 'glptt-', 'glcbt-', 'glsoat-'],
    source: 'https://docs.gitlab.com/security/tokens/#token-prefixes',
    form: 'gl(?:pat|dt|rt|ptt|cbt|soat)-[A-Za-z0-9_.-]{20,}',
    confidence: 'certain',
  },
  {
    id: 'slack-token',
    words: ['xoxb-', 'xoxp-', 'xoxa-', 'xoxr-', 'xoxs-', 'xoxe-', 'xapp-'],
    source: 'https://docs.slack.dev/authentication/tokens/',
    form: '(?:xox[abeprs]|xapp)-(?=[A-Za-z0-9-]{0,20}[0-9])[A-Za-z0-9-]{20,}',
    confidence: 'certain',
  },
  {
    id: 'slack-webhook',
    words: ['hooks.slack.com/'],
    source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/',
    form: 'hooks\\.slack\\.com/(?:services/T[A-Z0-9]{6,}/B[A-Z0-9]{6,}/[A-Za-z0-9]{20,}|workflows/[A-Za-z0-9+/]{40,})',
    confidence: 'certain',
  },
  {
    id: 'google-api-key',
    words: ['aiza'],
    source: 'https://cloud.google.com/docs/authentication/api-keys',
    form: 'AIza[A-Za-z0-9_-]{35}(?![A-Za-z0-9_-])',
    confidence: 'certain',
  },
  {
    id: 'google-client-secret',
    words: ['gocspx-'],
    source: 'https://developers.google.com/identity/protocols/oauth2',
    form: 'GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])',
    confidence: 'certain',
  },
  {
    id: 'stripe-key',
    words: ['sk_live_', 'rk_live_', 'whsec_'],
    source: 'https://docs.stripe.com/keys',
    form: '(?:[sr]k_live_[A-Za-z0-9]{16,}|whsec_[A-Za-z0-9]{32,})',
    confidence: 'certain',
  },
  {
    id: 'stripe-key',
    words: ['sk_test_', 'rk_test_'],
    source: 'https://docs.stripe.com/keys#test-live-modes',
    form: '[sr]k_test_[A-Za-z0-9]{16,}',
    confidence: 'possible',
  },
  {
    id: 'azure-storage-key',
    words: ['accountkey='],
    source: 'https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string',
    form: 'AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)',
    confidence: 'certain',
  },
  {
    id: 'azure-shared-access',
    words: ['sharedaccesskey='],
    source: 'https://learn.microsoft.com/azure/service-bus-messaging/service-bus-sas',
    form: 'SharedAccessKey=(?<secret>[A-Za-z0-9+/]{43}=)',
    confidence: 'certain',
  },
  {
    id: 'azure-shared-access',
    words: ['&sig=', '?sig='],
    source: 'https://learn.microsoft.com/rest/api/storageservices/create-service-sas',
    form: '[&?]sig=(?<secret>[A-Za-z0-9%+/]{40,60}(?:%3D|=))',
    confidence: 'likely',
  },
  {
    id: 'pypi-token',
    words: ['pypi-ageichlwas5vcmc'],
    source: 'https://docs.pypi.org/api/secrets/',
    form: 'pypi-AgEIcHlwaS5vcmc[A-Za-z0-9_-]{50,}',
    confidence: 'certain',
  },
  {
    id: 'age-key',
    words: ['age-secret-key-1'],
    source: 'https://age-encryption.org/v1',
    form: 'AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}(?![A-Z0-9])',
    confidence: 'certain',
  },
  {
    id: 'private-key',
    words: ['-----begin pgp private key block-----'],
    source: 'https://www.rfc-editor.org/rfc/rfc9580#section-6.2',
    form: '-----BEGIN PGP PRIVATE KEY BLOCK-----(?:\\r?\\n|\\\\n)[^\\x00]{0,80}?[A-Za-z0-9+/]{20,}',
    confidence: 'certain',
  },
  {
    id: 'private-key',
    words: ['putty-user-key-file-'],
    source: 'https://the.earth.li/~sgtatham/putty/0.81/htmldoc/AppendixC.html',
    form: 'PuTTY-User-Key-File-[23]: [a-z0-9-]+',
    confidence: 'certain',
  },
  {
    id: 'aws-secret-key',
    words: ['secret_access_key', 'secretaccesskey', 'aws_secret_key', 'aws_secret'],
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    form: '[A-Za-z_]{0,30}["\']?\\s{0,3}(?:=>|[:=])\\s{0,3}["\']?(?<secret>[A-Za-z0-9+/]{40})(?![A-Za-z0-9+/=])',
    confidence: 'certain',
  },
]
