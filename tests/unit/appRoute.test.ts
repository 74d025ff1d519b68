import { expect, test } from 'vitest'
import { parseRoute, routeHref, type Route } from '../../renderer/state/route.ts'

const routes: [string, Route][] = [
  ['#/', { screen: 'home' }],
  ['#/deck/po-vs-pm', { screen: 'deck', deckId: 'po-vs-pm' as never }],
  ['#/study', { screen: 'study', deckId: null }],
  ['#/study/po-vs-pm', { screen: 'study', deckId: 'po-vs-pm' as never }],
  ['#/exams', { screen: 'exams' }],
  ['#/exam/bank%2Fshort', { screen: 'exam', examId: 'bank/short' as never }],
  ['#/exam-paper/bank%2Fshort', { screen: 'exam-paper', examId: 'bank/short' as never }],
  ['#/exam-plan/bank%2Fshort', { screen: 'exam-plan', examId: 'bank/short' as never }],
  ['#/readiness/bank%2Fshort', { screen: 'readiness', examId: 'bank/short' as never }],
  ['#/exam-edit', { screen: 'exam-edit', examId: null }],
  ['#/exam-edit/bank%2Fshort', { screen: 'exam-edit', examId: 'bank/short' as never }],
  ['#/sitting/bank%2Fshort%3A17', { screen: 'sitting', sittingId: 'bank/short:17' as never }],
  ['#/result/bank%2Fshort%3A17', { screen: 'result', sittingId: 'bank/short:17' as never }],
  ['#/browse', { screen: 'browse', query: '' }],
  ['#/browse?q=deck%3A%22My%20deck%22%20%2F%3F%26', { screen: 'browse', query: 'deck:"My deck" /?&' }],
  ['#/custom?q=is%3Aleech', { screen: 'custom', query: 'is:leech' }],
  ['#/custom/chosen', { screen: 'custom', query: null }],
  ['#/session', { screen: 'session' }],
  ['#/options/po-vs-pm', { screen: 'options', deckId: 'po-vs-pm' as never }],
  ['#/presets', { screen: 'presets' }],
  ['#/leeches', { screen: 'leeches', cardId: null }],
  ['#/leeches/verbs%3An1%3A0', { screen: 'leeches', cardId: 'verbs:n1:0' as never }],
  ['#/catch-up', { screen: 'catch-up' }],
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
