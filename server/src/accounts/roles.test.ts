import { assert, test } from 'vitest'
import { permissions } from '../platform/index.ts'
import { listBeyond, permissionsOf, roles } from './roles.ts'
import { hashToken, makeToken, permissionsOfScopes } from './token.ts'

test('an owner may do everything, a reader only read', () => {
  assert.deepEqual([...permissionsOf('owner')], [...permissions])
  for (const permission of permissionsOf('reader')) assert.match(permission, /\.read$/)
})

test('only owners decide about people, tokens and numbers', () => {
  for (const role of roles) {
    if (role === 'owner') continue
    for (const permission of ['team.write', 'tokens.write', 'numbers.write', 'workspace.write'] as const) {
      assert.isFalse(permissionsOf(role).has(permission), `${role} ${permission}`)
    }
  }
})

test('what is beyond somebody is named', () => {
  assert.deepEqual(listBeyond(permissionsOf('agent'), ['messages.send', 'team.write']), ['team.write'])
})

test('a scope this version does not know gives nothing; the star gives everything', () => {
  assert.deepEqual([...permissionsOfScopes(['messages.send', 'teleport.use'])], ['messages.send'])
  assert.deepEqual([...permissionsOfScopes(['*'])], [...permissions])
  assert.deepEqual([...permissionsOfScopes([])], [])
})

test('tokens are long, and no two are alike', () => {
  const tokens = new Set(Array.from({ length: 100 }, makeToken))
  assert.equal(tokens.size, 100)
  for (const token of tokens) assert.isAtLeast(token.length, 40)
  assert.equal(new Set([...tokens].map(hashToken)).size, 100)
})
