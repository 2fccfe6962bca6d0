/** What the frame has to say on a screen, under its top bar, beside what the screen shows there itself. */
import { getContext, setContext, type Snippet } from "svelte";

type Notice = () => Snippet | undefined;
const NOTICE = Symbol("notice");

export const giveNotice = (notice: Notice): Notice => setContext(NOTICE, notice);
export const takeNotice = (): Notice => getContext<Notice | undefined>(NOTICE) ?? (() => undefined);
