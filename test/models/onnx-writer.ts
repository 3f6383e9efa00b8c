/** A minimal writer of ONNX files, so that tests need no downloaded weights. Field numbers are those of onnx.proto. */

export const FLOAT = 1;
export const INT8 = 3;
export const INT64 = 7;
export const BOOL = 9;

type ElementType = typeof FLOAT | typeof INT8 | typeof INT64 | typeof BOOL;
/** A number is a fixed dimension, a string a symbolic one. */
type Dimensions = readonly (number | string)[];
type AttributeValue = string | number | readonly number[];
export type Attributes = Readonly<Record<string, AttributeValue>>;

const varint = (value: number): Buffer => {
  let rest = BigInt.asUintN(64, BigInt(value));
  const out: number[] = [];
  do {
    const low = Number(rest & 0x7fn);
    rest >>= 7n;
    out.push(rest > 0n ? low | 0x80 : low);
  } while (rest > 0n);
  return Buffer.from(out);
};
const key = (field: number, wireType: number): Buffer => varint((field << 3) | wireType);
const int = (field: number, value: number): Buffer => Buffer.concat([key(field, 0), varint(value)]);
const bytes = (field: number, value: Buffer): Buffer => Buffer.concat([key(field, 2), varint(value.length), value]);
const text = (field: number, value: string): Buffer => bytes(field, Buffer.from(value, 'utf8'));
const message = (field: number, parts: readonly Buffer[]): Buffer => bytes(field, Buffer.concat(parts));

const rawData = (type: ElementType, data: readonly number[]): Buffer => {
  if (type === FLOAT) return Buffer.from(Float32Array.from(data).buffer);
  if (type === INT64) return Buffer.from(BigInt64Array.from(data, BigInt).buffer);
  if (type === INT8) return Buffer.from(Int8Array.from(data).buffer);
  return Buffer.from(Uint8Array.from(data).buffer);
};

const shape = (dims: Dimensions): Buffer =>
  message(2, dims.map((size) => message(1, [typeof size === 'number' ? int(1, size) : text(2, size)])));

const valueInfo = (name: string, type: ElementType, dims: Dimensions): Buffer[] => [
  text(1, name),
  message(2, [message(1, [int(1, type), shape(dims)])]),
];

const attribute = (name: string, value: AttributeValue): Buffer[] => {
  const head = text(1, name);
  if (typeof value === 'string') return [head, bytes(4, Buffer.from(value)), int(20, 3)];
  if (typeof value === 'number') return [head, int(3, value), int(20, 2)];
  return [head, ...value.map((item) => int(8, item)), int(20, 7)];
};

/** Collects nodes and constants. A value is known by its name; every method that makes one returns that name. */
export class Graph {
  readonly #name: string;
  readonly #nodes: Buffer[] = [];
  readonly #constants: Buffer[] = [];
  readonly #inputs: Buffer[] = [];
  readonly #outputs: Buffer[] = [];
  #counter = 0;

  constructor(name: string) {
    this.#name = name;
  }

  input(name: string, type: ElementType, dims: Dimensions): string {
    this.#inputs.push(message(11, valueInfo(name, type, dims)));
    return name;
  }

  /** A float output called `name` that holds what `from` holds. */
  output(name: string, dims: Dimensions, from: string): void {
    this.#nodes.push(message(1, [text(1, from), text(2, name), text(4, 'Identity')]));
    this.#outputs.push(message(12, valueInfo(name, FLOAT, dims)));
  }

  constant(type: ElementType, data: readonly number[], dims: readonly number[]): string {
    const name = `c${this.#counter++}`;
    const sizes = dims.map((size) => int(1, size));
    this.#constants.push(message(5, [...sizes, int(2, type), text(8, name), bytes(9, rawData(type, data))]));
    return name;
  }

  /** A float constant; a bare number is a scalar. */
  f(data: number | readonly number[], dims?: readonly number[]): string {
    return typeof data === 'number' ? this.constant(FLOAT, [data], dims ?? []) : this.constant(FLOAT, data, dims ?? [data.length]);
  }

  /** An int64 constant; a bare number is a scalar. */
  i(data: number | readonly number[]): string {
    return typeof data === 'number' ? this.constant(INT64, [data], []) : this.constant(INT64, data, [data.length]);
  }

  /** Appends a node of this ONNX operator; the last argument may be its attributes. */
  op(operator: string, ...args: readonly (string | Attributes)[]): string {
    const output = `${operator.toLowerCase()}_${this.#counter++}`;
    const parts = args.flatMap((arg) =>
      typeof arg === 'string' ? [text(1, arg)] : Object.entries(arg).map(([name, value]) => message(5, attribute(name, value))));
    this.#nodes.push(message(1, [...parts, text(2, output), text(4, operator)]));
    return output;
  }

  /** x / |x| along `axis`. */
  normalise(x: string, axis: number): string {
    return this.op('Div', x, this.op('Add', this.op('ReduceL2', x, { axes: [axis], keepdims: 1 }), this.f(1e-9)));
  }

  /** The bytes of the `.onnx` file: IR version 8, opset 13. */
  build(): Buffer {
    const graph = [...this.#nodes, text(2, this.#name), ...this.#constants, ...this.#inputs, ...this.#outputs];
    return Buffer.concat([int(1, 8), text(2, 'frameseek-fixtures'), message(7, graph), message(8, [text(1, ''), int(2, 13)])]);
  }
}
