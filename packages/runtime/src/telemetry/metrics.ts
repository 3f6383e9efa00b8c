import { Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { createSpanMetrics, type ObserveSpan } from './span-metrics.ts';

/** One figure of a family, by its labels. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** A family of figures that are read when they are asked for. */
export interface GaugeFamily {
  readonly name: string;
  readonly help: string;
  readonly labels: readonly string[];
  readonly read: () => Promise<readonly Sample[]> | readonly Sample[];
}

/** What Prometheus reads. */
export interface MetricsText {
  readonly contentType: string;
  readonly text: string;
}

/** The metrics of one process. */
interface Metrics {
  readonly observe: ObserveSpan;
  /** Adds figures that each reading asks for anew. */
  addGauges(families: readonly GaugeFamily[]): void;
  /** In Prometheus text form 0.0.4. Figures of the process itself are counted from the first reading on. */
  read(): Promise<MetricsText>;
}

/** Metrics in a registry of their own, so that two libraries in one process do not mix theirs. */
export const createMetrics = (): Metrics => {
  const registry = new Registry();
  const observe = createSpanMetrics(registry);
  let isFirst = true;
  return {
    observe,
    addGauges: (families) => families.forEach((family) => addGauge(registry, family)),
    read: async () => {
      // Watching the event loop and the garbage collector is left to processes that somebody asks.
      if (isFirst) collectDefaultMetrics({ register: registry });
      isFirst = false;
      return { contentType: registry.contentType, text: await registry.metrics() };
    },
  };
};

const addGauge = (registry: Registry, { name, help, labels, read }: GaugeFamily): void => {
  const gauge: Gauge = new Gauge({
    name, help, labelNames: [...labels], registers: [registry],
    collect: async () => {
      const samples = await read();
      gauge.reset();
      for (const { labels: by, value } of samples) gauge.set({ ...by }, value);
    },
  });
};
