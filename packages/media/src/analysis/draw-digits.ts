/** Digits of three by five dots, so that a time can be written into a picture on machines that have no fonts. */
const DOTS: Readonly<Record<string, readonly string[]>> = {
  '0': ['###', '#.#', '#.#', '#.#', '###'], '1': ['.#.', '##.', '.#.', '.#.', '###'], '2': ['###', '..#', '###', '#..', '###'],
  '3': ['###', '..#', '.##', '..#', '###'], '4': ['#.#', '#.#', '###', '..#', '..#'], '5': ['###', '#..', '###', '..#', '###'],
  '6': ['###', '#..', '###', '#.#', '###'], '7': ['###', '..#', '.#.', '.#.', '.#.'], '8': ['###', '#.#', '###', '#.#', '###'],
  '9': ['###', '#.#', '###', '..#', '###'], ':': ['.', '#', '.', '#', '.'], '.': ['.', '.', '.', '.', '#'],
};
const ROWS = 5;

interface DrawnText {
  readonly width: number;
  readonly height: number;
  /** Packed RGB, 3 bytes a pixel. */
  readonly rgb: Uint8Array;
}

/** Digits, `:` and `.` in white on black, each dot `dot` pixels wide, with a margin of two dots. Any other sign is left out. */
export const drawDigits = (text: string, dot: number): DrawnText => {
  const letters = [...text].map((letter) => DOTS[letter] ?? []);
  const columns = letters.reduce((sum, rows) => sum + (rows[0]?.length ?? 0) + 1, 3);
  const [width, height] = [columns * dot, (ROWS + 4) * dot];
  const rgb = new Uint8Array(width * height * 3);
  let left = 2;
  for (const rows of letters) {
    rows.forEach((row, y) => [...row].forEach((mark, x) => {
      if (mark === '#') fill(rgb, width, { x: (left + x) * dot, y: (y + 2) * dot, side: dot });
    }));
    left += (rows[0]?.length ?? 0) + 1;
  }
  return { width, height, rgb };
};

const fill = (rgb: Uint8Array, width: number, { x, y, side }: { readonly x: number; readonly y: number; readonly side: number }): void => {
  for (let row = y; row < y + side; row += 1) rgb.fill(255, (row * width + x) * 3, (row * width + x + side) * 3);
};
