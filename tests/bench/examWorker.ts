import { runScenario, type Scenario } from './examRuns.ts'

process.on('message', (scenario: Scenario) => process.send?.(runScenario(scenario)))
