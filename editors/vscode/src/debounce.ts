/** Runs an action once things have been quiet for a while. Its faults are the action's to report. */
export class Debounce {
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly quiet: number, // milliseconds
    private readonly action: () => unknown,
  ) {}

  ring(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.action, this.quiet);
  }

  dispose(): void {
    clearTimeout(this.timer);
  }
}
