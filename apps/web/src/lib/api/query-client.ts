import { QueryCache, QueryClient, onlineManager } from '@tanstack/react-query';
import { ApiError, isOffline, isSignedOut } from './api-error.ts';

/** Milliseconds before an action that did not get through is tried again; it waits longer where the server is known to be away. */
const RETRY_MS = 1_000;

/**
 * What keeps the answers of the API. Where the server goes away, what is shown stays, and what people do meanwhile waits until it is
 * back: a page that tells the server's state sets the online state of React Query by it.
 */
export const makeQueryClient = (onSignedOut: () => void): QueryClient => {
  const noteOffline = (): void => {
    onlineManager.setOnline(false);
    void client.refetchQueries({ queryKey: ['health'] }, { cancelRefetch: false });
  };
  const queryCache = new QueryCache({
    onError: (error, query) => {
      if (isSignedOut(error)) onSignedOut();
      if (!isOffline(error) || query.queryKey[0] === 'health') return;
      noteOffline();
      // What was read before is still worth seeing; all of it is read again when the server is back.
      if (query.state.data !== undefined) query.setState({ status: 'success', error: null, isInvalidated: true });
    },
  });
  const client: QueryClient = new QueryClient({
    queryCache,
    defaultOptions: {
      queries: {
        // A query says that nobody answers; only actions wait.
        networkMode: 'always',
        // An answer with an error status is final; only a lost connection is worth another try at once.
        retry: (failures, error) => failures < 1 && !(error instanceof ApiError && error.status > 0),
        staleTime: 5_000,
      },
      mutations: {
        retry: (_failures, error) => {
          if (!isOffline(error)) return false;
          noteOffline();
          return true;
        },
        retryDelay: RETRY_MS,
      },
    },
  });
  return client;
};
