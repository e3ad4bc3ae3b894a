import { Component, type ReactNode } from 'react'

/** Keeps a fault in one part of the page from taking the rest with it. `fallback` stands in its place; another `part` starts anew. */
export class FaultBoundary extends Component<
  { readonly part: string; readonly fallback: ReactNode; readonly children: ReactNode },
  { readonly failed: string | null }
> {
  override state = { failed: null as string | null }

  static getDerivedStateFromError() {
    return { failed: '' }
  }

  override componentDidCatch() {
    this.setState({ failed: this.props.part })
  }

  override componentDidUpdate(before: { readonly part: string }) {
    if (this.state.failed !== null && before.part !== this.props.part) this.setState({ failed: null })
  }

  override render() {
    return this.state.failed === null ? this.props.children : this.props.fallback
  }
}
