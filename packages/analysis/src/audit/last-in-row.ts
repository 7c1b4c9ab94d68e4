/** The last number in a row of those that are the same, up or down from a first one: by strides that double, and then by halves. */
export function lastInRow(
  first: number,
  { away, isSame, limit }: { away: 1 | -1; isSame: (value: number) => boolean; limit: number },
): number {
  let [good, stride] = [first, 1];
  while (good + away * stride <= limit && isSame(good + away * stride)) {
    good += away * stride;
    stride *= 2;
  }
  for (; stride >= 1; stride /= 2) {
    if (good + away * stride <= limit && isSame(good + away * stride)) good += away * stride;
  }
  return good;
}
