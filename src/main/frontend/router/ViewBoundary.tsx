import { Component, type ReactNode } from "react";
import { Notice } from "../components/Notice";

/** Shows a notice instead of a page whose code could not be loaded or that has a fault. */
export class ViewBoundary extends Component<{ children: ReactNode }, { failure: unknown }> {
  override state: { failure: unknown } = { failure: null };

  static getDerivedStateFromError(failure: unknown): { failure: unknown } {
    return { failure };
  }

  override render(): ReactNode {
    if (this.state.failure === null) {
      return this.props.children;
    }
    return (
      <Notice
        icon="alert"
        title="This page could not be shown"
        actions={
          <button type="button" className="jenkins-button" onClick={() => location.reload()}>
            Load it again
          </button>
        }
      >
        A part of it could not be loaded, or it has a fault: {String(this.state.failure)}
      </Notice>
    );
  }
}
