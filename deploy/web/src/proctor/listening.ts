/** Whether this page listens to a candidate, so that it stops when nobody looks any more. */
export class Listening {
  private on = false
  /** What asks to listen and is not answered yet. */
  private asking: Promise<boolean> | undefined

  constructor(private readonly stop: () => Promise<unknown>) {}

  /** @param on as the server has it */
  told(on: boolean): void {
    this.on = on
  }

  /** @param asked tells whether the server took it */
  asked(asked: Promise<boolean>): void {
    this.asking = asked
    void asked.then(taken => {
      if (this.asking !== asked) return
      this.asking = undefined
      if (taken) this.on = true
    })
  }

  /** The page goes away: there is no time to wait for an answer. */
  leave(): void {
    if (this.on || this.asking) this.end()
  }

  /** The view is closed: what was asked for and comes to pass only now is ended too. */
  async close(): Promise<void> {
    await this.asking
    if (this.on) this.end()
  }

  private end(): void {
    this.on = false
    void this.stop().catch(() => {})
  }
}
