import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, it } from 'vitest';
import { checkoutFolder, readConfig } from './config.ts';
import { envExample } from './env-example.ts';

it('is what lies at the top of the checkout', () => {
  expect(readFileSync(join(checkoutFolder, '.env.example'), 'utf8')).toBe(envExample());
});

it('changes nothing when every line is taken over', () => {
  const uncommented = envExample().replaceAll(/^#(?=\w+=)/gm, '');
  expect(readConfig(parseEnv(uncommented))).toEqual(readConfig({}));
});
