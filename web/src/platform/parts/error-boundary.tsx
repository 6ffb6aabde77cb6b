import { Component, type ErrorInfo, type ReactNode } from 'react'
import { Failure } from './failure.tsx'

type Props = { readonly children: ReactNode; readonly resetKey?: string }
type State = { readonly error: unknown }

/** A fault in one pane stays in that pane. Another place (`resetKey`) is another chance. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error }
  }

  override componentDidCatch(error: unknown, info: ErrorInfo): void {
    console.error('a part of the page could not be drawn', error, info.componentStack)
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.error !== null) this.setState({ error: null })
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return <Failure error={this.state.error} onRetry={() => this.setState({ error: null })} />
  }
}
