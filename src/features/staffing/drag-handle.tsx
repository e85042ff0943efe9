import { GripVertical } from "lucide-react";
import { draggedPerson } from "#features/staffing/staffing-context.tsx";

/** Beside a name, since pressing the name opens its menu. For a mouse only: the menu does the same for everybody else. */
export function DragHandle({ personId }: { personId: string }) {
  return (
    <span
      draggable
      aria-hidden="true"
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData(draggedPerson, personId);
        const whole = event.currentTarget.parentElement;
        if (whole) event.dataTransfer.setDragImage(whole, 8, 16);
      }}
      className="flex shrink-0 cursor-grab items-center self-stretch px-1 text-quiet max-sm:hidden pointer-coarse:hidden"
    >
      <GripVertical className="size-3.5" />
    </span>
  );
}
