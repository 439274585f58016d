import { z } from 'zod';

/** One environment variable: how it is read, what holds without it, and what it means. */
interface Variable<T> {
  readonly schema: z.ZodType<T>;
  /** Default as people read it; the schema applies it. */
  readonly default: string;
  readonly vi: string;
  readonly en: string;
}

const port = (standard: number) => z.coerce.number().int().min(0).max(65535).default(standard);
const url = (protocols: readonly string[]) =>
  z
    .string()
    .refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
      error: `expected an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    })
    .optional();

function variable<T>(schema: z.ZodType<T>, standard: string, vi: string, en: string): Variable<T> {
  return { schema, default: standard, vi, en };
}

/** Every environment variable of the project. The README's table is checked against it. */
export const configVariables = {
  NODE_ENV: variable(
    z.enum(['development', 'test', 'production']).default('development'),
    'development',
    'Môi trường chạy. `production` tắt nhà cung cấp danh tính phát triển và đồng hồ nghiệp vụ.',
    'Where it runs. `production` turns off the development identity provider and the business clock.',
  ),
  MOTCUA_HOME: variable(
    z.string().min(1).default('.motcua'),
    '.motcua',
    'Thư mục dữ liệu: PostgreSQL, Temporal, nhật ký, khóa.',
    'Data folder: PostgreSQL, Temporal, logs, keys.',
  ),
  MOTCUA_HOST: variable(
    z.string().min(1).default('127.0.0.1'),
    '127.0.0.1',
    'Địa chỉ mạng mà API và các màn hình lắng nghe.',
    'Network address the API and the screens listen on.',
  ),
  MOTCUA_PORT: variable(port(8080), '8080', 'Cổng của API và các màn hình.', 'Port of the API and the screens.'),
  MOTCUA_PUBLIC_URL: variable(
    url(['http:', 'https:']),
    'http://localhost:MOTCUA_PORT',
    'Địa chỉ người dùng mở, khi đứng sau máy chủ ủy quyền.',
    'Address people open, when behind a proxy.',
  ),
  MOTCUA_POSTGRES_PORT: variable(port(5433), '5433', 'Cổng của PostgreSQL đi kèm.', 'Port of the embedded PostgreSQL.'),
  MOTCUA_TEMPORAL_PORT: variable(port(7233), '7233', 'Cổng của Temporal đi kèm.', 'Port of the embedded Temporal.'),
  MOTCUA_TEMPORAL_UI_PORT: variable(
    port(8233),
    '8233',
    'Cổng giao diện của Temporal đi kèm.',
    "Port of the embedded Temporal's own screens.",
  ),
  MOTCUA_REGISTRIES_PORT: variable(
    port(8090),
    '8090',
    'Cổng của các dịch vụ quốc gia giả lập.',
    'Port of the stand-ins of the national services.',
  ),
  MOTCUA_FACES: variable(
    z.string().min(1).optional(),
    'built by npm start',
    'Thư mục các màn hình đã dựng.',
    'Folder with the built screens.',
  ),
  MOTCUA_CLOCK: variable(
    z.enum(['business', 'real']).optional(),
    'business, in production real',
    '`business`: đồng hồ nghiệp vụ, chạy tiến theo lệnh (không dùng trong production); `real`: giờ thật.',
    '`business`: the business clock, advanced by command (refused in production); `real`: the real time.',
  ),
  MOTCUA_LOG_LEVEL: variable(
    z.enum(['debug', 'info', 'warn', 'error']).default('info'),
    'info',
    'Mức chi tiết của nhật ký.',
    'How much is logged.',
  ),
  MOTCUA_SESSION_SECRET: variable(
    z.string().min(32).optional(),
    'generated in MOTCUA_HOME; required in production',
    'Khóa ký phiên đăng nhập, ít nhất 32 ký tự.',
    'Key that signs sessions, at least 32 characters.',
  ),
  MOTCUA_POPULATION_URL: variable(
    url(['http:', 'https:']),
    'the stand-in',
    'Dịch vụ tra cứu Cơ sở dữ liệu quốc gia về dân cư.',
    'Look-up service of the national population database.',
  ),
  MOTCUA_PAYMENT_URL: variable(
    url(['http:', 'https:']),
    'the stand-in',
    'Nền tảng thanh toán trực tuyến; trong production, không có thì không thanh toán trực tuyến.',
    'Online payment platform; in production nothing is paid online without it.',
  ),
  MOTCUA_PAYMENT_SECRET: variable(
    z.string().min(32).optional(),
    'generated in MOTCUA_HOME; required with MOTCUA_PAYMENT_URL',
    'Khóa ký trao đổi với nền tảng thanh toán, ít nhất 32 ký tự.',
    'Key that signs what is exchanged with the payment platform, at least 32 characters.',
  ),
  MOTCUA_NOTICES_URL: variable(
    url(['http:', 'https:']),
    'the stand-in',
    'Cổng gửi tin nhắn SMS và thư điện tử; trong production, không có thì không gửi thông báo.',
    'Gateway for SMS and e-mail; in production no notice is sent without it.',
  ),
  MOTCUA_NOTICES_SECRET: variable(
    z.string().min(32).optional(),
    'generated in MOTCUA_HOME; required with MOTCUA_NOTICES_URL',
    'Khóa ký yêu cầu gửi thông báo, ít nhất 32 ký tự.',
    'Key that signs what is sent to the gateway, at least 32 characters.',
  ),
  DATABASE_URL: variable(
    url(['postgres:', 'postgresql:']),
    'the embedded PostgreSQL',
    'PostgreSQL có sẵn thay cho bản đi kèm; tài khoản sở hữu lược đồ.',
    'An existing PostgreSQL instead of the embedded one; the account that owns the schema.',
  ),
  TEMPORAL_ADDRESS: variable(
    z
      .string()
      .regex(/^[^\s/:]+:\d+$/, { error: 'expected host:port' })
      .optional(),
    'the embedded Temporal',
    'Temporal có sẵn thay cho bản đi kèm, dạng máy:cổng.',
    'An existing Temporal instead of the embedded one, as host:port.',
  ),
  TEMPORAL_NAMESPACE: variable(
    z.string().min(1).default('motcua'),
    'motcua',
    'Không gian tên trong Temporal.',
    'Namespace in Temporal.',
  ),
  OIDC_ISSUER: variable(
    url(['http:', 'https:']),
    'the development provider; required in production',
    'Nhà cung cấp danh tính OpenID Connect.',
    'OpenID Connect identity provider.',
  ),
  OIDC_CLIENT_ID: variable(
    z.string().min(1).default('motcua'),
    'motcua',
    'Mã ứng dụng tại nhà cung cấp danh tính.',
    'Client id at the identity provider.',
  ),
  OIDC_CLIENT_SECRET: variable(
    z.string().min(1).optional(),
    'none; required with OIDC_ISSUER',
    'Khóa bí mật tại nhà cung cấp danh tính.',
    'Client secret at the identity provider.',
  ),
} as const;

type Variables = typeof configVariables;
type Value<K extends keyof Variables> = z.output<Variables[K]['schema']>;

/** Settings, parsed. Optional addresses are undefined where the embedded part is to be used. */
export interface Config {
  readonly environment: Value<'NODE_ENV'>;
  readonly home: string;
  readonly host: string;
  readonly port: number;
  readonly publicUrl: string | undefined;
  readonly postgresPort: number;
  readonly temporalPort: number;
  readonly temporalUiPort: number;
  readonly registriesPort: number;
  readonly facesFolder: string | undefined;
  readonly clock: 'business' | 'real';
  readonly logLevel: Value<'MOTCUA_LOG_LEVEL'>;
  readonly sessionSecret: string | undefined;
  readonly populationUrl: string | undefined;
  readonly payment: { readonly url: string; readonly secret: string } | undefined;
  readonly notices: { readonly url: string; readonly secret: string } | undefined;
  readonly databaseUrl: string | undefined;
  readonly temporalAddress: string | undefined;
  readonly temporalNamespace: string;
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string } | undefined;
}

/** The environment says something that cannot be; `message` lists every problem in both languages. */
export class ConfigProblem extends Error {
  override readonly name = 'ConfigProblem';
}

/**
 * Settings from environment variables. Empty variables count as unset. Throws ConfigProblem that names every wrong
 * variable at once, unknown MOTCUA_ variables included, so that a misspelt one is not silently ignored.
 */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const problems: string[] = [];
  const known = Object.keys(configVariables);
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

  for (const name of Object.keys(given)) {
    if (name.startsWith('MOTCUA_') && !known.includes(name)) {
      problems.push(`${name}: không có biến này · there is no such variable (known: ${known.join(', ')})`);
    }
  }
  const shape = Object.fromEntries(Object.entries(configVariables).map(([name, { schema }]) => [name, schema]));
  const parsed = z.object(shape as { [K in keyof Variables]: Variables[K]['schema'] }).safeParse(given);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) {
      const name = String(issue.path[0]);
      problems.push(`${name}=${shown(name, given[name])}: giá trị không hợp lệ · not valid: ${issue.message}`);
    }
    throw configProblem(problems);
  }
  const values = parsed.data;
  const production = values.NODE_ENV === 'production';
  const missing = (name: keyof Variables, reason: string) => problems.push(`${name}: bắt buộc · required: ${reason}`);

  if (production && values.MOTCUA_CLOCK === 'business') {
    problems.push(
      'MOTCUA_CLOCK=business: không được dùng trong production · refused in production, where the law runs on real time',
    );
  }
  if (production && values.OIDC_ISSUER === undefined) missing('OIDC_ISSUER', 'NODE_ENV=production');
  if (production && values.MOTCUA_SESSION_SECRET === undefined) missing('MOTCUA_SESSION_SECRET', 'NODE_ENV=production');
  if (values.OIDC_ISSUER !== undefined && values.OIDC_CLIENT_SECRET === undefined) {
    missing('OIDC_CLIENT_SECRET', 'OIDC_ISSUER is set');
  }
  if (values.MOTCUA_PAYMENT_URL !== undefined && values.MOTCUA_PAYMENT_SECRET === undefined) {
    missing('MOTCUA_PAYMENT_SECRET', 'MOTCUA_PAYMENT_URL is set');
  }
  if (values.MOTCUA_NOTICES_URL !== undefined && values.MOTCUA_NOTICES_SECRET === undefined) {
    missing('MOTCUA_NOTICES_SECRET', 'MOTCUA_NOTICES_URL is set');
  }
  if (problems.length > 0) throw configProblem(problems);

  return {
    environment: values.NODE_ENV,
    home: values.MOTCUA_HOME,
    host: values.MOTCUA_HOST,
    port: values.MOTCUA_PORT,
    publicUrl: values.MOTCUA_PUBLIC_URL,
    postgresPort: values.MOTCUA_POSTGRES_PORT,
    temporalPort: values.MOTCUA_TEMPORAL_PORT,
    temporalUiPort: values.MOTCUA_TEMPORAL_UI_PORT,
    registriesPort: values.MOTCUA_REGISTRIES_PORT,
    facesFolder: values.MOTCUA_FACES,
    clock: values.MOTCUA_CLOCK ?? (production ? 'real' : 'business'),
    logLevel: values.MOTCUA_LOG_LEVEL,
    sessionSecret: values.MOTCUA_SESSION_SECRET,
    populationUrl: values.MOTCUA_POPULATION_URL,
    payment:
      values.MOTCUA_PAYMENT_URL !== undefined && values.MOTCUA_PAYMENT_SECRET !== undefined
        ? { url: values.MOTCUA_PAYMENT_URL, secret: values.MOTCUA_PAYMENT_SECRET }
        : undefined,
    notices:
      values.MOTCUA_NOTICES_URL !== undefined && values.MOTCUA_NOTICES_SECRET !== undefined
        ? { url: values.MOTCUA_NOTICES_URL, secret: values.MOTCUA_NOTICES_SECRET }
        : undefined,
    databaseUrl: values.DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    oidc:
      values.OIDC_ISSUER !== undefined && values.OIDC_CLIENT_SECRET !== undefined
        ? { issuer: values.OIDC_ISSUER, clientId: values.OIDC_CLIENT_ID, clientSecret: values.OIDC_CLIENT_SECRET }
        : undefined,
  };
}

/** Settings as environment variables again, for a process that is started with them; parsing gives the same settings. */
export function toEnvironment(config: Config): Record<string, string | undefined> {
  return {
    NODE_ENV: config.environment,
    MOTCUA_HOME: config.home,
    MOTCUA_HOST: config.host,
    MOTCUA_PORT: String(config.port),
    MOTCUA_PUBLIC_URL: config.publicUrl,
    MOTCUA_POSTGRES_PORT: String(config.postgresPort),
    MOTCUA_TEMPORAL_PORT: String(config.temporalPort),
    MOTCUA_TEMPORAL_UI_PORT: String(config.temporalUiPort),
    MOTCUA_REGISTRIES_PORT: String(config.registriesPort),
    MOTCUA_FACES: config.facesFolder,
    MOTCUA_CLOCK: config.clock,
    MOTCUA_LOG_LEVEL: config.logLevel,
    MOTCUA_SESSION_SECRET: config.sessionSecret,
    MOTCUA_POPULATION_URL: config.populationUrl,
    MOTCUA_PAYMENT_URL: config.payment?.url,
    MOTCUA_PAYMENT_SECRET: config.payment?.secret,
    MOTCUA_NOTICES_URL: config.notices?.url,
    MOTCUA_NOTICES_SECRET: config.notices?.secret,
    DATABASE_URL: config.databaseUrl,
    TEMPORAL_ADDRESS: config.temporalAddress,
    TEMPORAL_NAMESPACE: config.temporalNamespace,
    OIDC_ISSUER: config.oidc?.issuer,
    OIDC_CLIENT_ID: config.oidc?.clientId,
    OIDC_CLIENT_SECRET: config.oidc?.clientSecret,
  } satisfies Record<keyof Variables, string | undefined>;
}

function configProblem(problems: readonly string[]): ConfigProblem {
  return new ConfigProblem(
    `Cấu hình không hợp lệ · The configuration is not valid:\n${problems.map((problem) => `  ${problem}`).join('\n')}`,
  );
}

/** A value as it may be shown: never a secret, never an address that can carry a password. */
function shown(name: string, value: string | undefined): string {
  return /SECRET|DATABASE_URL/.test(name) ? '…' : (value ?? '');
}
