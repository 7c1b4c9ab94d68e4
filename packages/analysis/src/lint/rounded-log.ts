const digits = 40n;
const one = 10n ** digits;

/** `ln(up / down)` for a quotient near 1, from `2 artanh((up - down) / (up + down))`. */
function series(up: bigint, down: bigint): bigint {
  const ratio = ((up - down) * one) / (up + down);
  const square = (ratio * ratio) / one;
  let sum = 0n;
  let power = ratio;
  for (let odd = 1n; power !== 0n; odd += 2n) {
    sum += power / odd;
    power = (power * square) / one;
  }
  return 2n * sum;
}

const ln2 = series(2n, 1n);

/** The natural logarithm of a whole number above 0, rounded once, as C libraries have it and `Math.log` has not. */
export function roundedLog(value: number): number {
  const whole = BigInt(value);
  const twos = BigInt(whole.toString(2).length - 1);
  const sum = series(whole, 1n << twos) + twos * ln2;
  return Number(`${sum}e-${digits}`);
}
