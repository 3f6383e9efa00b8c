/** Writes `.env.example` at the top of the checkout from the settings. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkoutFolder } from '../src/config/config.ts';
import { envExample } from '../src/config/env-example.ts';

writeFileSync(join(checkoutFolder, '.env.example'), envExample());
