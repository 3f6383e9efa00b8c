/** The environment of a program that asks for everything of the web through a proxy, whatever ours says of proxies. */
export const throughProxy = (proxy: string): NodeJS.ProcessEnv => ({ ...process.env, http_proxy: proxy, https_proxy: proxy, no_proxy: '', NO_PROXY: '' });
