import { Search, X } from "lucide-react";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { SearchField } from "react-aria-components/SearchField";
import "./SearchBox.css";

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  return (
    <SearchField className="search" aria-label={label} value={value} onChange={onChange}>
      <Search size={15} aria-hidden="true" />
      <Input placeholder={label} />
      <Button className="search-clear" aria-label="Clear the search">
        <X size={14} aria-hidden="true" />
      </Button>
    </SearchField>
  );
}
