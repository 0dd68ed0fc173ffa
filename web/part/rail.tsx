import { Link } from "react-aria-components";
import { PAGES, pageAt } from "../page/pages.ts";
import { useAddress } from "../state/address.ts";
import { useText } from "../text/index.ts";

/** The rooms of the workbench and the pages in them. Only what exists is listed. */
export function Rail() {
  const text = useText();
  return (
    <nav className="rail" aria-label={text.bar.menu}>
      <Link className="brand" href="/">
        <span lang="en">Mizan</span> <span lang="ur">میزان</span>
      </Link>
      <RoomList />
    </nav>
  );
}

/** The list of rooms, also shown in the drawer of narrow screens. */
export function RoomList({ onChoose }: { readonly onChoose?: () => void }) {
  const text = useText();
  const { path } = useAddress();
  const here = pageAt(path);
  const rooms = [...new Set(PAGES.map((page) => page.room))];
  return rooms.map((room) => (
    <div className="room" key={room}>
      <p className="room-name" id={`room-${room}`}>
        {text.rooms[room]}
      </p>
      <ul aria-labelledby={`room-${room}`}>
        {PAGES.filter((page) => page.room === room).map((page) => (
          <li key={page.path}>
            <Link
              className="rail-link"
              href={page.path}
              {...(page === here ? { "aria-current": "page" as const } : {})}
              {...(onChoose === undefined ? {} : { onPress: onChoose })}
            >
              {text.pages[page.name]}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  ));
}
