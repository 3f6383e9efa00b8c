/** What went wrong between us and the hub, before it becomes a fault with the model's name. */
export class HubProblem extends Error {
  override readonly name = 'HubProblem';
  /** `unreachable`: nobody answers, so no other file will come either; `refused`: the answer is no; `broken`: it may work again. */
  readonly kind: 'unreachable' | 'refused' | 'broken';
  /** How long the hub asks to wait. */
  readonly retryAfterMs: number;

  constructor(kind: HubProblem['kind'], message: string, options?: ErrorOptions & { readonly retryAfterMs?: number }) {
    super(message, options);
    this.kind = kind;
    this.retryAfterMs = options?.retryAfterMs ?? 0;
  }
}
