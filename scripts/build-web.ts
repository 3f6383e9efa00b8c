/** `npm run build`: builds the web app, where its sources changed since the last build. */
import { buildWeb } from './web/build-web.ts';

const LIMIT_MS = 600_000;

await buildWeb({ signal: AbortSignal.timeout(LIMIT_MS) });
