// Every string of the interface, and how numbers, dates and waits are written. Screens say nothing of their own.
export { words } from './en.ts'
export {
  formatDeckTitle,
  formatDay,
  formatHour,
  formatList,
  formatNumber,
  formatPercent,
  formatTime,
  formatWait,
} from './format.ts'
export { LOCALE } from './locale.ts'
