import { Component, type VNode } from "preact";
import { useMemo } from "preact/hooks";
import { GrowingMarkdown } from "./growing";
import { blockNode, type Marks } from "./nodes";
import type { Block as BlockNode } from "./types";

interface Props {
  source: string;
  /** No more text will come. */
  finished: boolean;
  marks: Marks;
}

/** Markdown as elements. Never as HTML: whatever a text holds, it can make only the elements of nodes.tsx. */
export function Markdown({ source, finished, marks }: Props): VNode {
  const growing = useMemo(() => new GrowingMarkdown(), []);
  const blocks = growing.blocks(source, finished);
  return (
    <div class="markdown">
      {blocks.map((block, index) => (
        <Block key={index} block={block} marks={marks} />
      ))}
    </div>
  );
}

interface BlockProps {
  block: BlockNode;
  marks: Marks;
}

/** A block is drawn again only when it is another one, so that a long reply stays cheap while it grows. */
class Block extends Component<BlockProps> {
  override shouldComponentUpdate(next: BlockProps): boolean {
    return next.block !== this.props.block || next.marks !== this.props.marks;
  }

  override render({ block, marks }: BlockProps) {
    return blockNode(block, marks);
  }
}
