import { cosine, meanVector } from './voice-vector.ts';

/** Vectors that are compared each with each: more are clustered in pieces, whose clusters are clustered in turn. The time grows with the square. */
const AT_ONCE = 2_000;

/**
 * Vectors of voices, of length 1, by who speaks: agglomerative clustering with average linkage of cosines, which ends by itself where no two
 * clusters are as alike as one voice is to itself (as for speakers Sell and Garcia-Romero 2014; by chains of nearest neighbours, Murtagh 1983). Gives the
 * numbers of the vectors in each cluster, in the order of their first.
 */
export const clusterVoices = (vectors: readonly Float32Array[], sameVoice: number): readonly (readonly number[])[] => {
  let clusters = vectors.map((vector, index): Cluster => ({ members: [index], first: index, mean: vector }));
  for (let size = Infinity; clusters.length < size;) {
    size = clusters.length;
    const pieces = Array.from({ length: Math.ceil(size / AT_ONCE) }, (_, piece) => clusters.slice(piece * AT_ONCE, (piece + 1) * AT_ONCE));
    clusters = pieces.flatMap((piece) => merged(piece, sameVoice)).toSorted((a, b) => a.first - b.first);
  }
  return clusters.map(({ members }) => members.toSorted((a, b) => a - b));
};

/** The mean is not brought to the length of 1: so the product of two means is the mean of all products between them. */
interface Cluster {
  readonly members: readonly number[];
  readonly first: number;
  readonly mean: Float32Array;
}

const merged = (clusters: readonly Cluster[], sameVoice: number): readonly Cluster[] => {
  const open = new Set(clusters);
  const done: Cluster[] = [];
  const chain: Cluster[] = [];
  for (;;) {
    const tip = chain.pop() ?? open.values().next().value;
    if (tip === undefined) return done;
    const before = chain.at(-1);
    const near = nearest(tip, open, before);
    if (near === undefined || near.likeness < sameVoice) {
      // Average linkage is reducible: whatever merges elsewhere comes no nearer to it.
      open.delete(tip);
      done.push(tip);
    } else if (near.cluster === before) {
      chain.pop();
      open.delete(tip);
      open.delete(before);
      open.add(join(before, tip));
    } else {
      chain.push(tip, near.cluster);
    }
  }
};

/** The cluster that is most like this one; of several the preferred one, so that a chain never runs in a ring. */
const nearest = (of: Cluster, among: ReadonlySet<Cluster>, preferred: Cluster | undefined): { readonly cluster: Cluster; readonly likeness: number } | undefined => {
  let best = preferred === undefined ? undefined : { cluster: preferred, likeness: cosine(of.mean, preferred.mean) };
  for (const cluster of among) {
    if (cluster === of) continue;
    const likeness = cosine(of.mean, cluster.mean);
    if (best === undefined || likeness > best.likeness) best = { cluster, likeness };
  }
  return best;
};

const join = (a: Cluster, b: Cluster): Cluster => ({
  members: [...a.members, ...b.members],
  first: Math.min(a.first, b.first),
  mean: meanVector([{ vector: a.mean, weight: a.members.length }, { vector: b.mean, weight: b.members.length }]),
});
