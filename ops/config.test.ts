import { describe, expect, test } from '@jest/globals';
import { ConfigProblem, parseConfig, toEnvironment } from './config.ts';

describe('parseConfig', () => {
  test('needs nothing outside production', () => {
    expect(parseConfig({})).toMatchObject({
      environment: 'development',
      port: 8080,
      clock: 'business',
      oidc: undefined,
    });
  });

  test('knows a platform by its address and its secret', () => {
    const [url, secret] = ['https://outside.example.vn/api', 's'.repeat(32)];
    expect(parseConfig({ MOTCUA_PAYMENT_URL: url, MOTCUA_PAYMENT_SECRET: secret })).toMatchObject({
      payment: { url, secret },
      notices: undefined,
    });
    expect(parseConfig({ MOTCUA_NOTICES_URL: url, MOTCUA_NOTICES_SECRET: secret })).toMatchObject({
      payment: undefined,
      notices: { url, secret },
    });
    expect(parseConfig({ MOTCUA_PAYMENT_SECRET: secret, MOTCUA_NOTICES_SECRET: secret })).toMatchObject({
      payment: undefined,
      notices: undefined,
    });
  });

  test('takes an empty variable as unset', () => {
    expect(parseConfig({ MOTCUA_PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: undefined });
  });

  test.each([
    [{ MOTCUA_PORT: 'http' }, /MOTCUA_PORT=http: giá trị không hợp lệ/],
    [{ MOTCUA_PORT: '70000' }, /MOTCUA_PORT=70000/],
    [{ MOTCUA_PROT: '8080' }, /MOTCUA_PROT: không có biến này · there is no such variable/],
    [{ DATABASE_URL: 'mysql://localhost/motcua' }, /DATABASE_URL=…: .*postgres:\/\//],
    [{ TEMPORAL_ADDRESS: 'localhost' }, /TEMPORAL_ADDRESS=localhost: .*host:port/],
    [{ OIDC_ISSUER: 'identity.example.vn' }, /OIDC_ISSUER=identity.example.vn: .*https:\/\//],
    [{ OIDC_ISSUER: 'https://identity.example.vn' }, /OIDC_CLIENT_SECRET: bắt buộc · required/],
    [{ MOTCUA_PAYMENT_URL: 'https://pay.example.vn' }, /MOTCUA_PAYMENT_SECRET: bắt buộc · required/],
    [{ MOTCUA_NOTICES_URL: 'https://sms.example.vn' }, /MOTCUA_NOTICES_SECRET: bắt buộc · required/],
    [{ MOTCUA_CLOCK: 'fast' }, /MOTCUA_CLOCK=fast/],
    [{ NODE_ENV: 'prod' }, /NODE_ENV=prod/],
    [{ NODE_ENV: 'production' }, /OIDC_ISSUER: bắt buộc[\s\S]*MOTCUA_SESSION_SECRET: bắt buộc/],
    [{ NODE_ENV: 'production', MOTCUA_CLOCK: 'business' }, /MOTCUA_CLOCK=business: không được dùng trong production/],
    [{ MOTCUA_PORT: 'x', MOTCUA_HOEM: 'y' }, /MOTCUA_HOEM[\s\S]*MOTCUA_PORT=x/],
  ])('refuses %j and names it', (env, message) => {
    expect(() => parseConfig(env)).toThrow(ConfigProblem);
    expect(() => parseConfig(env)).toThrow(message);
  });

  test.each([
    [{}],
    [{ NODE_ENV: 'test', MOTCUA_CLOCK: 'real', MOTCUA_PORT: '0', DATABASE_URL: 'postgres://a:b@localhost/c' }],
    [
      {
        NODE_ENV: 'production',
        OIDC_ISSUER: 'https://identity.example.vn',
        OIDC_CLIENT_SECRET: 'secret',
        MOTCUA_SESSION_SECRET: 'a'.repeat(32),
        MOTCUA_PUBLIC_URL: 'https://motcua.example.vn',
        MOTCUA_POPULATION_URL: 'https://population.example.vn',
        TEMPORAL_ADDRESS: 'temporal:7233',
        MOTCUA_PAYMENT_URL: 'https://pay.example.vn',
        MOTCUA_PAYMENT_SECRET: 'p'.repeat(32),
        MOTCUA_NOTICES_URL: 'https://sms.example.vn',
        MOTCUA_NOTICES_SECRET: 'n'.repeat(32),
      },
    ],
  ])('reads %j back from what a part of the stack is started with', (env) => {
    const config = parseConfig(env);
    expect(parseConfig(toEnvironment(config))).toEqual(config);
  });

  test('never shows a secret it refuses', () => {
    const env = { DATABASE_URL: 'mysql://motcua:topsecret@localhost/x', MOTCUA_SESSION_SECRET: 'topsecret' };
    expect(() => parseConfig(env)).toThrow(ConfigProblem);
    expect(() => parseConfig(env)).not.toThrow(/topsecret/);
  });
});
