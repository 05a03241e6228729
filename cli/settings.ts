/**
 * Every setting of Muster in one table: flag `--port`, environment `MUSTER_PORT`, key `port` of the settings file.
 * `docs/operations.md` shows this table; `cli/settings.test.ts` compares the two.
 */

export type SettingKind = 'text' | 'number' | 'flag' | 'choice'
export type Setting = {
  kind: SettingKind
  /** What stands for the value in the help, such as DIR. */
  value?: string
  choices?: readonly string[]
  /** Of a whole number: the largest that it can be. */
  most?: number
  fallback?: string | number | boolean
  /** In words where the fallback is worked out. */
  fallbackWords?: { en: string; nl: string }
  /** Never shown in help, logs or errors. */
  secret?: true
  help: { en: string; nl: string }
}

export const settings = {
  port: {
    kind: 'number',
    value: 'PORT',
    most: 65_535,
    fallback: 8080,
    help: { en: 'port to listen on', nl: 'poort om op te luisteren' },
  },
  host: {
    kind: 'text',
    value: 'ADDRESS',
    fallbackWords: { en: '127.0.0.1 and ::1', nl: '127.0.0.1 en ::1' },
    help: {
      en: 'address to listen on; another one than loopback needs TLS or --trust-proxy',
      nl: 'adres om op te luisteren; een ander dan loopback vraagt TLS of --trust-proxy',
    },
  },
  'public-url': {
    kind: 'text',
    value: 'URL',
    fallbackWords: { en: 'http://localhost: and the port', nl: 'http://localhost: en de poort' },
    help: { en: 'address that people use to reach this server', nl: 'adres waarmee personen deze server bereiken' },
  },
  'tls-cert': {
    kind: 'text',
    value: 'FILE',
    help: { en: 'certificate (PEM) to serve HTTPS with', nl: 'certificaat (PEM) voor HTTPS' },
  },
  'tls-key': {
    kind: 'text',
    value: 'FILE',
    help: { en: 'private key (PEM) of that certificate', nl: 'privésleutel (PEM) bij dat certificaat' },
  },
  'trust-proxy': {
    kind: 'flag',
    fallback: false,
    help: {
      en: 'a proxy before this server does TLS; believe its X-Forwarded headers',
      nl: 'een proxy voor deze server doet TLS; geloof de X-Forwarded-headers ervan',
    },
  },
  data: {
    kind: 'text',
    value: 'DIR',
    fallbackWords: { en: 'folder data of Muster', nl: 'map data van Muster' },
    help: { en: 'folder of the SQLite database', nl: 'map van de SQLite-database' },
  },
  database: {
    kind: 'text',
    value: 'postgres://…',
    secret: true,
    help: {
      en: 'PostgreSQL 15 or newer instead of SQLite',
      nl: 'PostgreSQL 15 of nieuwer in plaats van SQLite',
    },
  },
  'database-owner': {
    kind: 'text',
    value: 'postgres://…',
    secret: true,
    fallbackWords: { en: '--database', nl: '--database' },
    help: {
      en: 'the same database as the user who owns it, for bringing its schema up to date alone',
      nl: 'dezelfde database als de gebruiker van wie hij is, alleen om het schema bij te werken',
    },
  },
  keys: {
    kind: 'text',
    value: 'DIR',
    fallbackWords: {
      en: 'keys in the data folder; in the database on PostgreSQL',
      nl: 'keys in de gegevensmap; op PostgreSQL in de database',
    },
    help: {
      en: 'folder of the key that signs cookies and encrypts second factors; no backup holds it',
      nl: 'map van de sleutel die cookies ondertekent en tweede factoren versleutelt; geen back-up bevat die',
    },
  },
  'secrets-key': {
    kind: 'text',
    value: 'KEYS',
    secret: true,
    fallbackWords: {
      en: 'secrets.key in the folder of --keys',
      nl: 'secrets.key in de map van --keys',
    },
    help: {
      en: 'key that secrets of connectors are sealed with: 32 bytes in base64; after a comma older ones',
      nl: 'sleutel waarmee geheimen van connectors worden verzegeld: 32 bytes in base64; na een komma oudere',
    },
  },
  role: {
    kind: 'choice',
    choices: ['all', 'api', 'worker'],
    fallback: 'all',
    help: {
      en: 'what this process does (api and worker apart need PostgreSQL)',
      nl: 'wat dit proces doet (api en worker apart vragen PostgreSQL)',
    },
  },
  'log-level': {
    kind: 'choice',
    choices: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    fallbackWords: { en: 'info; warn at a terminal', nl: 'info; warn op een terminal' },
    help: { en: 'how much the server logs', nl: 'hoeveel de server logt' },
  },
  'log-format': {
    kind: 'choice',
    choices: ['json', 'lines'],
    fallbackWords: { en: 'lines at a terminal, else json', nl: 'lines op een terminal, anders json' },
    help: { en: 'how the server logs', nl: 'hoe de server logt' },
  },
  'metrics-token': {
    kind: 'text',
    value: 'TOKEN',
    secret: true,
    fallbackWords: { en: 'this machine alone', nl: 'alleen deze machine' },
    help: {
      en: 'lets /metrics be read from elsewhere with this token',
      nl: 'laat /metrics van elders lezen met dit token',
    },
  },
  'upload-limit-gb': {
    kind: 'number',
    value: 'GB',
    fallback: 16,
    help: { en: 'largest file of an upload, in GB', nl: 'grootste bestand van een upload, in GB' },
  },
  'checked-days': {
    kind: 'number',
    value: 'DAYS',
    fallback: 7,
    help: {
      en: 'days that a checked upload waits before it is discarded',
      nl: 'dagen dat een gecontroleerde upload wacht voordat hij wordt weggegooid',
    },
  },
  'registrar-minutes': {
    kind: 'number',
    value: 'MINUTES',
    fallback: 10,
    help: {
      en: 'minutes that a registrar which keeps failing is tried again',
      nl: 'minuten dat een registrar die blijft falen opnieuw wordt geprobeerd',
    },
  },
  'oidc-issuer': {
    kind: 'text',
    value: 'URL',
    help: {
      en: 'sign-in with an OpenID Connect provider, for example Entra ID',
      nl: 'aanmelden via een OpenID Connect-provider, bijvoorbeeld Entra ID',
    },
  },
  'oidc-name': {
    kind: 'text',
    value: 'NAME',
    fallback: 'Microsoft Entra ID',
    help: { en: 'what the sign-in page calls that provider', nl: 'hoe de aanmeldpagina die provider noemt' },
  },
  'oidc-client-id': {
    kind: 'text',
    value: 'ID',
    help: { en: 'client id at that provider', nl: 'client-id bij die provider' },
  },
  'oidc-client-secret': {
    kind: 'text',
    value: 'SECRET',
    secret: true,
    help: { en: 'client secret at that provider', nl: 'client-secret bij die provider' },
  },
  server: {
    kind: 'text',
    value: 'URL',
    fallback: 'http://localhost:8080',
    help: { en: 'server that a command talks to', nl: 'server waarmee een opdracht praat' },
  },
  token: {
    kind: 'text',
    value: 'TOKEN',
    secret: true,
    fallbackWords: { en: 'kept by muster login', nl: 'bewaard door muster login' },
    help: { en: 'API token for that server', nl: 'API-token voor die server' },
  },
  organization: {
    kind: 'text',
    value: 'NAME',
    help: {
      en: 'organization by name or id; only after muster login with more than one',
      nl: 'organisatie met naam of id; alleen na muster login bij meer dan één',
    },
  },
  language: {
    kind: 'choice',
    choices: ['en', 'nl'],
    fallbackWords: { en: 'what LANG says, else en', nl: 'wat LANG zegt, anders en' },
    help: { en: 'language of what commands say', nl: 'taal van wat opdrachten zeggen' },
  },
  settings: {
    kind: 'text',
    value: 'FILE',
    fallbackWords: {
      en: 'settings.json in the person’s configuration folder',
      nl: 'settings.json in de eigen configuratiemap',
    },
    help: {
      en: 'file with settings: JSON, or lines such as MUSTER_PORT=8080',
      nl: 'bestand met instellingen: JSON, of regels zoals MUSTER_PORT=8080',
    },
  },
} as const satisfies Record<string, Setting>

export type SettingName = keyof typeof settings
export type SettingValues = Partial<Record<SettingName, string | number | boolean>>

/** The settings of a server, for `muster serve`. */
export const serverSettings = [
  'port',
  'host',
  'public-url',
  'tls-cert',
  'tls-key',
  'trust-proxy',
  'data',
  'database',
  'database-owner',
  'keys',
  'role',
  'log-level',
  'log-format',
  'metrics-token',
  'upload-limit-gb',
  'checked-days',
  'registrar-minutes',
  'oidc-issuer',
  'oidc-name',
  'oidc-client-id',
  'oidc-client-secret',
] as const satisfies readonly SettingName[]

/** Where the data is, for commands that open it themselves. */
export const placeSettings = ['data', 'database', 'database-owner', 'keys'] as const satisfies readonly SettingName[]

/** Name in the environment: `tls-cert` -> `MUSTER_TLS_CERT`. */
export const environmentName = (name: string): string => `MUSTER_${name.toUpperCase().replaceAll('-', '_')}`

/** A value that is no number, no choice or the like; told to the person as it is. */
export class SettingNotValid extends Error {
  readonly setting: string
  readonly given: string
  readonly wanted: string
  constructor(setting: string, given: string, wanted: string) {
    super(`${setting}: ${given} (${wanted})`)
    this.setting = setting
    this.given = given
    this.wanted = wanted
  }
}

/**
 * Value of each named setting: the flag, else the environment, else the file, else the fallback.
 * @throws SettingNotValid where a value is not of its kind.
 */
export function resolveSettings<N extends SettingName>(
  names: readonly N[],
  flags: Record<string, unknown>,
  environment: Record<string, string | undefined>,
  file: Record<string, unknown>,
): { [K in N]: string | number | boolean | undefined } {
  const values = {} as { [K in N]: string | number | boolean | undefined }
  for (const name of names) {
    const setting: Setting = settings[name]
    const fromEnvironment = environment[environmentName(name)]
    const sources: [string, unknown][] = [
      [`--${name}`, flags[camelCase(name)]],
      [environmentName(name), fromEnvironment === '' ? undefined : fromEnvironment],
      [name, file[name] ?? file[environmentName(name)]],
    ]
    const given = sources.find(([, value]) => value !== undefined)
    values[name] = given ? parse(given[0], setting, given[1]) : setting.fallback
  }
  return values
}

/** Contents of a settings file: a JSON object by setting name, or lines of `MUSTER_NAME=value` (a `#` begins a remark). */
export function parseSettingsFile(text: string): Record<string, unknown> {
  const bare = text.replace(/^\uFEFF/, '')
  if (bare.trimStart().startsWith('{')) return JSON.parse(bare) as Record<string, unknown>
  const found: Record<string, unknown> = {}
  for (const line of bare.split(/\r\n|\r|\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_][\w-]*)\s*=\s*(.*?)\s*$/.exec(line)
    if (match?.[1] !== undefined) found[match[1]] = (match[2] ?? '').replace(/^(["'])(.*)\1$/, '$2')
  }
  return found
}

/** The table of `docs/operations.md`, generated. */
export function settingsTable(): string {
  const rows = Object.entries(settings).map(([name, setting]: [string, Setting]) => {
    const value = setting.kind === 'choice' ? (setting.choices ?? []).join(' or ') : (setting.value ?? '')
    const fallback = setting.fallbackWords?.en ?? (setting.fallback === undefined ? '' : `\`${setting.fallback}\``)
    return `| \`--${name}\`${value ? ` ${value}` : ''} | \`${environmentName(name)}\` | ${fallback} | ${setting.help.en} |`
  })
  return ['| flag | environment | when not given | what it is |', '|---|---|---|---|', ...rows].join('\n')
}

export const camelCase = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

function parse(where: string, setting: Setting, given: unknown): string | number | boolean {
  const text = String(given)
  switch (setting.kind) {
    case 'number': {
      const number = Number(text)
      if (text.trim() === '' || !Number.isFinite(number) || number < 0) {
        throw new SettingNotValid(where, text, setting.most === undefined ? '0, 1, 2, 3, …' : `0–${setting.most}`)
      }
      if (setting.most !== undefined && (number > setting.most || !Number.isInteger(number))) {
        throw new SettingNotValid(where, text, `0–${setting.most}`)
      }
      return number
    }
    case 'flag': {
      if (given === true || /^(true|1|yes|on)$/i.test(text)) return true
      if (given === false || /^(false|0|no|off)$/i.test(text)) return false
      throw new SettingNotValid(where, text, 'true or false')
    }
    case 'choice': {
      if (!setting.choices?.includes(text)) throw new SettingNotValid(where, text, (setting.choices ?? []).join(', '))
      return text
    }
    case 'text':
      return text
  }
}
