// The frame of the interface: which screen is shown, in which theme, beside which side bar.
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useHome, useRoute, useSettings, useStartup } from '../state/index.ts'
import { DropAnywhere } from './components/DropAnywhere.tsx'
import { ErrorBoundary } from './components/ErrorBoundary.tsx'
import { Shell } from './components/Shell.tsx'
import { PaletteKeys } from './palette/PaletteKeys.tsx'
import { HomeScreen } from './screens/home/HomeScreen.tsx'
import { StartupScreen } from './screens/startup/StartupScreen.tsx'
import { FOLLOW_SYSTEM, readThemeHint } from './theme/theme.ts'
import { ThemeProvider } from './theme/ThemeProvider.tsx'
import { words } from './words/index.ts'

const loadStudy = () => import('./screens/study/StudyScreen.tsx')
const loadDeck = () => import('./screens/deck/DeckScreen.tsx')
const StudyScreen = lazy(() => loadStudy().then(({ StudyScreen }) => ({ default: StudyScreen })))
const DeckScreen = lazy(() => loadDeck().then(({ DeckScreen }) => ({ default: DeckScreen })))
const BrowseScreen = lazy(() =>
  import('./screens/browse/BrowseScreen.tsx').then(({ BrowseScreen }) => ({ default: BrowseScreen })),
)
const CustomScreen = lazy(() =>
  import('./screens/custom/CustomScreen.tsx').then(({ CustomScreen }) => ({ default: CustomScreen })),
)
const ChosenSession = lazy(() =>
  import('./screens/custom/ChosenSession.tsx').then(({ ChosenSession }) => ({ default: ChosenSession })),
)
const ExamsScreen = lazy(() =>
  import('./screens/exams/ExamsScreen.tsx').then(({ ExamsScreen }) => ({ default: ExamsScreen })),
)
const ExamScreen = lazy(() =>
  import('./screens/exams/ExamScreen.tsx').then(({ ExamScreen }) => ({ default: ExamScreen })),
)
const PaperScreen = lazy(() =>
  import('./screens/exams/PaperScreen.tsx').then(({ PaperScreen }) => ({ default: PaperScreen })),
)
const ReadinessScreen = lazy(() =>
  import('./screens/readiness/ReadinessScreen.tsx').then(({ ReadinessScreen }) => ({
    default: ReadinessScreen,
  })),
)
const PlanScreen = lazy(() =>
  import('./screens/plan/PlanScreen.tsx').then(({ PlanScreen }) => ({ default: PlanScreen })),
)
const ExamEditor = lazy(() =>
  import('./screens/examEditor/ExamEditor.tsx').then(({ ExamEditor }) => ({ default: ExamEditor })),
)
const SittingScreen = lazy(() =>
  import('./screens/sitting/SittingScreen.tsx').then(({ SittingScreen }) => ({ default: SittingScreen })),
)
const ResultScreen = lazy(() =>
  import('./screens/result/ResultScreen.tsx').then(({ ResultScreen }) => ({ default: ResultScreen })),
)
const ExportScreen = lazy(() =>
  import('./screens/export/ExportScreen.tsx').then(({ ExportScreen }) => ({ default: ExportScreen })),
)
const ImportScreen = lazy(() =>
  import('./screens/import/ImportScreen.tsx').then(({ ImportScreen }) => ({ default: ImportScreen })),
)
const OptionsScreen = lazy(() =>
  import('./screens/options/OptionsScreen.tsx').then(({ OptionsScreen }) => ({ default: OptionsScreen })),
)
const PresetsScreen = lazy(() =>
  import('./screens/options/PresetsScreen.tsx').then(({ PresetsScreen }) => ({ default: PresetsScreen })),
)
const CatchUpScreen = lazy(() =>
  import('./screens/catchUp/CatchUpScreen.tsx').then(({ CatchUpScreen }) => ({ default: CatchUpScreen })),
)
const LeechesScreen = lazy(() =>
  import('./screens/leeches/LeechesScreen.tsx').then(({ LeechesScreen }) => ({ default: LeechesScreen })),
)
const SettingsScreen = lazy(() =>
  import('./screens/settings/SettingsScreen.tsx').then(({ SettingsScreen }) => ({ default: SettingsScreen })),
)
const DiagnosticsScreen = lazy(() =>
  import('./screens/diagnostics/DiagnosticsScreen.tsx').then(({ DiagnosticsScreen }) => ({
    default: DiagnosticsScreen,
  })),
)

/** The whole interface; stands inside a `StateProvider`. */
export function App() {
  const { settings } = useSettings()
  const hint = useMemo(readThemeHint, [])
  const theme = settings?.theme ?? hint.theme ?? FOLLOW_SYSTEM.theme
  const contrast = settings?.contrast ?? hint.contrast
  const choice = useMemo(() => ({ theme, contrast }), [theme, contrast])
  return (
    <ThemeProvider choice={choice}>
      <ErrorBoundary>
        <Screens />
        <PaletteKeys />
      </ErrorBoundary>
    </ThemeProvider>
  )
}

function Screens() {
  const startup = useStartup()
  const [route] = useRoute()
  useEffect(() => {
    if (startup.phase !== 'ready') return
    // The screens one key away are fetched while the learner reads the first one.
    const idle = requestIdleCallback(() => void Promise.all([loadStudy(), loadDeck()]))
    return () => cancelIdleCallback(idle)
  }, [startup.phase])
  // Without a library there are still settings: the way to another one.
  const isWayOut =
    startup.phase === 'failed' && (route.screen === 'settings' || route.screen === 'diagnostics')
  if (startup.phase !== 'ready' && !isWayOut) return <StartupScreen startup={startup} />
  if (route.screen === 'study') {
    return (
      <Suspense>
        <StudyScreen key={route.deckId} deckId={route.deckId} />
      </Suspense>
    )
  }
  if (route.screen === 'session') {
    return (
      <Suspense>
        <ChosenSession />
      </Suspense>
    )
  }
  if (route.screen === 'sitting') {
    return (
      <Suspense>
        <SittingScreen key={route.sittingId} sittingId={route.sittingId} />
      </Suspense>
    )
  }
  return <Rooms />
}

function Rooms() {
  const [route] = useRoute()
  const home = useHome()
  useEffect(() => {
    const titles = {
      home: words.home.title,
      browse: words.browse.title,
      custom: words.custom.title,
      presets: words.options.manage,
      leeches: words.leeches.title,
      'catch-up': words.catchUp.title,
      exams: words.app.exams,
      import: words.import.title,
      export: words.export.title,
      settings: words.settings.title,
      diagnostics: words.diagnostics.title,
    }
    if (route.screen in titles) {
      document.title = `${titles[route.screen as keyof typeof titles]} · ${words.app.name}`
    }
  }, [route.screen])
  return (
    <Shell screen={route.screen} waiting={home?.waitingCount ?? 0} libraryPath={home?.libraryPath ?? ''}>
      <DropAnywhere />
      <Suspense>
        {route.screen === 'home' && <HomeScreen home={home} />}
        {route.screen === 'deck' && <DeckScreen key={route.deckId} deckId={route.deckId} />}
        {route.screen === 'browse' && <BrowseScreen query={route.query} />}
        {route.screen === 'custom' && <CustomScreen key={route.query} query={route.query} />}
        {route.screen === 'exams' && <ExamsScreen />}
        {route.screen === 'exam' && <ExamScreen key={route.examId} examId={route.examId} />}
        {route.screen === 'exam-paper' && <PaperScreen key={route.examId} examId={route.examId} />}
        {route.screen === 'readiness' && <ReadinessScreen key={route.examId} examId={route.examId} />}
        {route.screen === 'exam-plan' && <PlanScreen key={route.examId} examId={route.examId} />}
        {route.screen === 'exam-edit' && <ExamEditor key={route.examId} examId={route.examId} />}
        {route.screen === 'result' && <ResultScreen key={route.sittingId} sittingId={route.sittingId} />}
        {route.screen === 'import' && <ImportScreen />}
        {route.screen === 'options' && <OptionsScreen key={route.deckId} deckId={route.deckId} />}
        {route.screen === 'presets' && <PresetsScreen />}
        {route.screen === 'leeches' && <LeechesScreen cardId={route.cardId} />}
        {route.screen === 'catch-up' && <CatchUpScreen />}
        {route.screen === 'export' && <ExportScreen key={route.deckId} deckId={route.deckId} />}
        {route.screen === 'settings' && <SettingsScreen />}
        {route.screen === 'diagnostics' && <DiagnosticsScreen />}
      </Suspense>
    </Shell>
  )
}
