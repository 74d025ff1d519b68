import { expect, test } from 'vitest'
import { parseRoute, routeHref, type Route } from '../../renderer/state/route.ts'

const routes: [string, Route][] = [
  ['#/', { screen: 'home' }],
  ['#/deck/po-vs-pm', { screen: 'deck', deckId: 'po-vs-pm' as never }],
  ['#/study', { screen: 'study', deckId: null }],
  ['#/study/po-vs-pm', { screen: 'study', deckId: 'po-vs-pm' as never }],
  ['#/settings', { screen: 'settings' }],
  ['#/diagnostics', { screen: 'diagnostics' }],
]

for (const [hash, route] of routes) {
  test(`${hash} leads to ${route.screen} and is written so`, () => {
    expect(parseRoute(hash)).toEqual(route)
    expect(routeHref(route)).toBe(hash)
  })
}

test('an address that names nothing leads home', () => {
  for (const hash of ['', '#', '#/deck', '#/deck/%E0%A4%A', '#/nowhere/x'])
    expect(parseRoute(hash)).toEqual({ screen: 'home' })
})
