import type { VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";

interface Props {
  of: Blob;
  /** Longest side in CSS pixels that it may take. */
  side: number;
  label: string;
}

/** A picture, drawn: an `img` of a blob is refused by pages whose policy does not name `blob:`. */
export function Drawing({ of: blob, side, label }: Props): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let gone = false;
    createImageBitmap(blob).then(
      (picture) => {
        if (!gone) draw(canvas.current!, picture, side * devicePixelRatio);
        picture.close();
      },
      () => undefined, // of a file that is no picture; what is wrong with it is said beside it
    );
    return () => void (gone = true);
  }, [blob, side]);
  return <canvas ref={canvas} class="drawing" role="img" aria-label={label} width={0} height={0} />;
}

function draw(canvas: HTMLCanvasElement, picture: ImageBitmap, side: number): void {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  const context = canvas.getContext("2d")!;
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
}
