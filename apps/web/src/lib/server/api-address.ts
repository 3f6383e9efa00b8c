/** Where the API listens; read at run time, so that one build serves every address. */
export const apiAddress = (): URL => new URL(process.env['FRAMESEEK_API_URL'] || 'http://127.0.0.1:4400');
