/** Reads a value that seldom changes at most once in `freshMs`: whoever asks gets one that is no older. */
export function lately<T>(freshMs: number, read: () => Promise<T>): () => Promise<T> {
  let reading: Promise<T> | undefined;
  let readAt = 0;
  return () => {
    const now = Date.now();
    if (reading === undefined || now - readAt > freshMs) {
      const started = read();
      reading = started;
      readAt = now;
      started.catch(() => {
        if (reading === started) reading = undefined;
      });
    }
    return reading;
  };
}
