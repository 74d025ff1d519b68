import { Component, type ReactNode } from 'react'
import { words } from '../words/index.ts'
import { Button } from './Button.tsx'
import { CalmPage } from './CalmPage.tsx'

interface ErrorBoundaryProps {
  readonly children: ReactNode
}

/** Where bugs of the interface meet: says so, and offers a new beginning. (React knows boundaries only as classes.) */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <CalmPage
        title={words.app.crashed}
        detail={error instanceof Error ? error.message : JSON.stringify(error)}
      >
        <p>{words.app.crashedHelp}</p>
        <Button
          kind="primary"
          onClick={() => {
            window.location.hash = '#/'
            window.location.reload()
          }}
        >
          {words.app.reload}
        </Button>
      </CalmPage>
    )
  }
}
