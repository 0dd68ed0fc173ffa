/** A growing list of pairs of rows, each with a whole number beside it. */
export class PairList {
  count = 0;
  first = new Int32Array(1024);
  second = new Int32Array(1024);

  push(first: number, second: number): void {
    if (this.count === this.first.length) {
      this.first = grown(this.first);
      this.second = grown(this.second);
    }
    this.first[this.count] = first;
    this.second[this.count] = second;
    this.count++;
  }
}

function grown(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
