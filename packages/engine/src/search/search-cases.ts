export { createSearchServices as createSearcher } from './search-services.ts';
export { searchUseCases as searchCases } from './search-use-cases.ts';
