import { secondMs } from "#domain/time.ts";
import { startWorker } from "#server/workers/start-worker.ts";

/** One task in a thread of its own, which is gone afterwards: for what is asked seldom. The task is its `workerData.task`; `title` says in errors what it was. */
export async function askOnce<Answer>(name: string, task: unknown, { title, longestMs }: { title: string; longestMs: number }): Promise<Answer> {
  const worker = startWorker(name, { workerData: { task } });
  try {
    return await new Promise<Answer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`${title} took longer than ${longestMs / secondMs} s`)), longestMs);
      worker.once("message", (answer: Answer) => resolve(answer));
      worker.once("error", reject);
      worker.once("exit", () => {
        clearTimeout(timer);
        reject(new Error(`${title} ended without an answer`));
      });
    });
  } finally {
    void worker.terminate();
  }
}
