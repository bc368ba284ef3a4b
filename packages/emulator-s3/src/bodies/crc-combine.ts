/**
 * The CRC of two texts in a row, from the CRC of each and the second's length: the first is multiplied by
 * x^(8 × length) modulo the polynomial. As in zlib's `crc32_combine`, for any reflected CRC that inverts
 * before and after.
 */
export function combineCrc(
  first: bigint,
  second: bigint,
  secondLength: number,
  polynomial: bigint,
  bits: number,
): bigint {
  const one = 1n << BigInt(bits - 1);
  let power = one >> 8n;
  let shift = one;
  for (let length = secondLength; length > 0; length = Math.floor(length / 2)) {
    if (length % 2 === 1) shift = multiply(shift, power, polynomial, one);
    power = multiply(power, power, polynomial, one);
  }
  return multiply(first, shift, polynomial, one) ^ second;
}

/** Of two polynomials over GF(2) whose highest bit is the term of degree 0. */
function multiply(left: bigint, right: bigint, polynomial: bigint, one: bigint): bigint {
  let product = 0n;
  let factor = right;
  for (let bit = one; bit > 0n; bit >>= 1n) {
    if (left & bit) product ^= factor;
    factor = factor & 1n ? (factor >> 1n) ^ polynomial : factor >> 1n;
  }
  return product;
}
