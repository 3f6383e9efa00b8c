import { Fault, isAbort, isFault, noteFault, type Abortable, type ModelDownload, type ModelList } from '@frameseek/core';
import type { Runtime } from '@frameseek/runtime';

interface Running {
  readonly view: ModelDownload;
  readonly stop: AbortController;
}

/** The models that somebody has asked for, on their way from the hub. They end with the server; what has come of them stays. */
export class ModelDownloads {
  readonly #runtime: Runtime;
  readonly #stopping: AbortSignal;
  readonly #byId = new Map<string, Running>();

  constructor(runtime: Runtime, stopping: AbortSignal) {
    this.#runtime = runtime;
    this.#stopping = stopping;
  }

  /** The models of every role, with the downloads that run or have ended badly. */
  async list({ signal }: Abortable): Promise<ModelList> {
    const models = await this.#runtime.models.status({ signal });
    return {
      folder: this.#runtime.config.modelCacheFolder,
      models: models.map((model) => {
        const view = this.#byId.get(model.id)?.view;
        return { ...model, ...(view !== undefined && { download: view }) };
      }),
    };
  }

  /** Begins to bring a model, or goes on with it; one that is on its way is left alone. Throws `input/invalid` for one that cannot be brought. */
  async start(id: string, { signal }: Abortable): Promise<void> {
    const models = await this.#runtime.models.status({ signal });
    if (this.#byId.get(id)?.view.state === 'running') return;
    if (!models.some((model) => model.id === id && model.canBeFetched)) throw new Fault('input/invalid', { problems: [`no model that is called ${id} is to be downloaded`] });
    const stop = new AbortController();
    this.#byId.set(id, { stop, view: { state: 'running' } });
    void this.#pull(id, stop);
  }

  /** Stops a download; it goes on from there when it is asked for again. */
  stop(id: string): void {
    const found = this.#byId.get(id);
    found?.stop.abort();
    if (found?.view.state === 'running') this.#byId.set(id, { ...found, view: { state: 'stopped' } });
  }

  async #pull(id: string, stop: AbortController): Promise<void> {
    const { models, engine, telemetry } = this.#runtime;
    const signal = AbortSignal.any([stop.signal, this.#stopping]);
    const isNewest = (): boolean => this.#byId.get(id)?.stop === stop;
    try {
      // How far it is, is seen by its files.
      await models.pull([id], { signal, report: () => undefined });
      if (isNewest()) this.#byId.delete(id);
      await engine.catchUp({ signal: this.#stopping });
    } catch (error) {
      if (isAbort(error) || signal.aborted || !isNewest()) return;
      if (!isFault(error)) telemetry.log('error', 'model.download.failed', { error });
      const fault = noteFault(error, 'server/unexpected');
      this.#byId.set(id, { stop, view: { state: 'failed', fault } });
    }
  }
}
