/** Whether all tests of the project run, of which those that take minutes leave themselves to `npm run test:long` and `npm run test:postgres`. */
export const isAmongAll = process.env['npm_lifecycle_event'] === 'test';
