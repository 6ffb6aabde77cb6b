import { assert, test } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

test('the example of the standard comes out as it does there', () => {
  const example = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  )
  assert.equal(
    canonicalJson(example),
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  )
})

test('keys stand in the order of UTF-16 units, as the standard sorts them', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6']
  const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
  const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
  assert.deepEqual(Object.keys(JSON.parse(written)).toSorted(), sorted.toSorted())
  assert.equal(written, `{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`)
})

test('what has no form is refused rather than written in two', () => {
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { a: () => 0 }, 1n])
    assert.throws(() => canonicalJson(value), TypeError)
  assert.equal(canonicalJson({ b: undefined, a: -0 }), '{"a":0}')
})
