import type { Message } from "../../../client/types";
import type { Room } from "../../core/room";

/** All messages of a conversation, older ones loaded first. Throws what loading throws. */
export async function gather(room: Pick<Room, "transcript" | "loadOlder">): Promise<readonly Message[]> {
  while (room.transcript.more) {
    const before = room.transcript.messages[0]?.id;
    await room.loadOlder();
    if (room.transcript.messages[0]?.id === before) throw new Error("no older messages came");
  }
  return room.transcript.messages;
}
