/** Whom an item or an action can be given to: the members by their handles, then the roles. */
import type { Option } from "$lib/components/types";
import type { Member } from "$lib/ipc/types";

export function peopleOf(members: readonly Member[], roles: readonly string[]): Option[] {
  const handles = members.map(({ handle, role, name }) => ({
    value: handle,
    label: handle,
    hint: [name, role].filter(Boolean).join(", ") || undefined,
  }));
  const known = new Set(handles.map(({ value }) => value));
  const others = [...new Set([...members.map(({ role }) => role), ...roles])].filter(
    (role) => role && !known.has(role),
  );
  return [
    ...handles.filter((one, at) => handles.findIndex(({ value }) => value === one.value) === at),
    ...others.map((role) => ({ value: role, label: role })),
  ];
}
